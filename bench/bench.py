#!/usr/bin/env python3
"""Measures how long it takes to publish files as a GitLab release, next to curl and, on request, another tool.

    mvn -q -f central test-compile        # once
    python3 bench/bench.py [--rounds 5] [--warm-up 60] [--rivals] [--case 3x4096@100 ...]

A case is [get:]COUNTxBYTES@LATENCY[/RATE]: files, size of each, milliseconds that a request is under way, and bytes per second of a
connection. With get:, the files of a release are downloaded, else they are published. All tools take turns against one server, which
runs in a process of its own and is started anew for each case; before that, the tools that stay warm take turns that do not count. The
table shows medians; "x" is a tool's wall time relative to the plugin's in the same round. See docs/internals/performance.md.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = "io.jenkins.plugins.gitlabrelease.bench."
CASES = [
    "3x4096@0", "3x4096@20", "3x4096@100",
    "500x65536@20", "500x65536@100",
    "40x8388608@0", "40x8388608@20", "40x8388608@100",
    "5x209715200@0", "5x209715200@0/20971520",
    "get:40x8388608@0", "get:40x8388608@100",
]
CURL_WIDTHS = [4, 16, 40]
CURL_DOWNLOADS = 8
PROJECT = "projects/acme%2Fapp"
HEAP = "-Xmx48m"


def class_path():
    listed = pathlib.Path(tempfile.gettempdir()) / "gitlab-release-bench-class-path"
    subprocess.run(
        ["mvn", "-q", "-f", "central", "process-test-classes", "dependency:build-classpath",
         "-Dmdep.outputFile=" + str(listed) + "-${project.artifactId}", "-Dmdep.includeScope=test"],
        cwd=ROOT, check=True)
    target = ROOT / "central/plugin/target"
    libraries = pathlib.Path(str(listed) + "-gitlab-release").read_text().strip()
    return os.pathsep.join([str(target / "test-classes"), str(target / "classes"), libraries])


class Server:
    """The emulator in a process of its own."""

    def __init__(self, java, latency, rate):
        self.process = subprocess.Popen(
            java + [PACKAGE + "BenchServer", str(latency), str(rate)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url, self.token = self.process.stdout.readline().split()

    def api(self, method, path):
        request = urllib.request.Request(f"{self.url}/api/v4/{PROJECT}/{path}", method=method,
                                         headers={"PRIVATE-TOKEN": self.token})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")

    def create_tag(self, tag):
        """A build publishes a tag that is there."""
        self.api("POST", "repository/tags?" + urllib.parse.urlencode({"tag_name": tag, "ref": "main"}))

    def forget(self, tag):
        """Drops what was stored and recorded, so that rounds do not grow."""
        for package in self.api("GET", "packages?" + urllib.parse.urlencode({"package_version": tag})):
            self.api("DELETE", f"packages/{package['id']}")
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def cpu(self):
        """CPU time of the server so far in milliseconds; 0 where the system does not tell."""
        try:
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
        except OSError:
            return 0

    def close(self):
        self.process.terminate()
        self.process.wait()


class Plugin:
    """The plugin's engine in a warm process, as on a controller."""

    name = "plugin"
    stays_warm = True

    def __init__(self, java, server):
        self.process = subprocess.Popen(
            java[:1] + [HEAP] + java[1:] + [PACKAGE + "BenchClient", server.url, server.token],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def publish(self, tag, folder):
        return self.run("publish", tag, folder)

    def download(self, tag, folder, names):
        return self.run("download", tag, folder)

    def run(self, act, tag, folder):
        self.process.stdin.write(f"{act} {tag} {folder}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("the plugin failed; its message is above")
        return float(answer[0]), float(answer[1]), answer[2]

    def close(self):
        self.process.kill()
        self.process.wait()


class Curl:
    """Uploads with curl --parallel, then one POST with all links; it checks nothing."""

    stays_warm = False

    def __init__(self, server, width):
        self.server, self.width, self.name = server, width, f"curl {width}"

    def publish(self, tag, folder):
        api = f"{self.server.url}/api/v4/{PROJECT}"
        header = f"PRIVATE-TOKEN: {self.server.token}"
        files = sorted(pathlib.Path(folder).iterdir())
        addresses = [f"{api}/packages/generic/app/{tag}/{file.name}" for file in files]
        lines = []
        for file, address in zip(files, addresses):
            lines += [f'upload-file = "{file}"', f'url = "{address}"', 'output = "/dev/null"']
        links = [{"name": file.name, "url": address} for file, address in zip(files, addresses)]
        body = {"tag_name": tag, "description": "Notes", "assets": {"links": links}}
        with tempfile.NamedTemporaryFile("w") as config, tempfile.NamedTemporaryFile("w") as release:
            config.write("\n".join(lines))
            config.flush()
            json.dump(body, release)
            release.flush()
            common = ["curl", "-sS", "--fail", "--no-progress-meter", "-H", header]
            before, start = cpu_of_children(), time.monotonic()
            subprocess.run(common + ["--parallel", "--parallel-immediate", "--parallel-max", str(self.width),
                                     "--config", config.name], check=True)
            subprocess.run(common + ["-H", "Content-Type: application/json", "-d", "@" + release.name,
                                     "-o", "/dev/null", api + "/releases"], check=True)
            return (time.monotonic() - start) * 1000, (cpu_of_children() - before) * 1000, "-"

    def download(self, tag, folder, names):
        api = f"{self.server.url}/api/v4/{PROJECT}"
        with tempfile.NamedTemporaryFile("w") as config:
            config.write("\n".join(f'url = "{api}/packages/generic/app/{tag}/{name}"\noutput = "{folder}/{name}"'
                                   for name in names))
            config.flush()
            before, start = cpu_of_children(), time.monotonic()
            subprocess.run(["curl", "-sS", "--fail", "--no-progress-meter", "-H", f"PRIVATE-TOKEN: {self.server.token}",
                            "--parallel", "--parallel-immediate", "--parallel-max", str(self.width),
                            "--config", config.name], check=True)
            return (time.monotonic() - start) * 1000, (cpu_of_children() - before) * 1000, "-"

    def close(self):
        pass


class SemanticRelease:
    """The publish step of @semantic-release/gitlab in a warm node process."""

    name = "semantic-release"
    stays_warm = True
    VERSION = "13.3.3"
    SCRIPT = """
const publish = (await import('@semantic-release/gitlab/lib/publish.js')).default;
const readline = (await import('node:readline')).createInterface({ input: process.stdin });
const [url, token] = process.argv.slice(2);
const logger = { log() {}, error: console.error, warn() {}, success() {} };
for await (const line of readline) {
  const [tag, folder] = line.split(' ');
  const before = process.cpuUsage(), start = performance.now();
  await publish(
    { gitlabUrl: url, assets: [{ path: '*', target: 'generic_package' }] },
    { cwd: folder, env: { GL_TOKEN: token }, logger, options: { repositoryUrl: `${url}/acme/app.git` },
      branch: { name: 'main' }, nextRelease: { gitTag: tag, gitHead: 'main', version: tag, name: tag, notes: 'Notes' } });
  const cpu = process.cpuUsage(before);
  console.log(Math.round(performance.now() - start), Math.round((cpu.user + cpu.system) / 1000), '-');
}
"""

    def __init__(self, server):
        self.folder = pathlib.Path(tempfile.gettempdir()) / "gitlab-release-bench-rivals"
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / "node_modules").exists():
            subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund",
                            f"@semantic-release/gitlab@{self.VERSION}"], cwd=self.folder, check=True)
        (self.folder / "publish.mjs").write_text(self.SCRIPT)
        self.server = server
        self.process = subprocess.Popen(["node", "publish.mjs", server.url, server.token], cwd=self.folder,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def publish(self, tag, folder):
        self.process.stdin.write(f"{tag} {folder}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("semantic-release failed; its message is above")
        return float(answer[0]), float(answer[1]), "-"

    def close(self):
        self.process.kill()
        self.process.wait()


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def make_files(parent, count, size):
    folder = pathlib.Path(parent) / f"{count}x{size}"
    folder.mkdir()
    for i in range(count):
        with open(folder / f"file-{i:03}.bin", "wb") as file:
            file.write(os.urandom(min(size, 1 << 20)))
            file.truncate(size)
    return folder


def measure(case, java, rounds, warm_up, rivals):
    act, _, what = case.rpartition(":")
    files, network = what.split("@")
    count, size = map(int, files.split("x"))
    latency, _, rate = network.partition("/")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as parent:
        server = Server(java, int(latency), int(rate or 0))
        plugin = Plugin(java, server)
        widths = [CURL_DOWNLOADS] if act else useful_widths(count)
        tools = [plugin] + [Curl(server, width) for width in widths]
        if rivals and not act:
            tools.append(SemanticRelease(server))
        try:
            folder = make_files(parent, count, size)
            run = downloads(server, plugin, folder) if act else publications(server, plugin, folder)
            warm = time.monotonic() + warm_up
            while time.monotonic() < warm:
                for tool in tools:
                    if tool.stays_warm:
                        list(run(tool, f"warm-{tool.name}-{time.monotonic_ns()}"))
            results = {}
            for i in range(rounds):
                for tool in tools:
                    for name, result in run(tool, f"{tool.name.replace(' ', '-')}-{i}"):
                        results.setdefault(name, []).append(result)
        finally:
            for tool in tools:
                tool.close()
            server.close()
    ours = results.pop(plugin.name)
    again = results.pop("again", None)
    row = [case, f"{shown(ours)}/{max(int(result[3]) for result in ours)}",
           f"x{relative(again, ours):.2f}" if again else "-"]
    for name, times in results.items():
        row.append(f"{name} {shown(times)} x{relative(times, ours):.2f}")
    return row


def useful_widths(count):
    """Those that are less than the number of files, and the next one."""
    return [width for i, width in enumerate(CURL_WIDTHS) if i == 0 or CURL_WIDTHS[i - 1] < count]


def publications(server, plugin, folder):
    """Each tool publishes a tag of its own, and the plugin publishes it once more."""

    def run(tool, tag):
        server.create_tag(tag)
        yield tool.name, timed(server, lambda: tool.publish(tag, folder))
        if tool is plugin:
            yield "again", timed(server, lambda: tool.publish(tag, folder))
        server.forget(tag)

    return run


def downloads(server, plugin, folder):
    """Each tool downloads the files of one release to an empty folder."""
    server.create_tag("stored")
    plugin.publish("stored", folder)
    names = sorted(file.name for file in folder.iterdir())

    def run(tool, tag):
        with tempfile.TemporaryDirectory(dir=folder.parent) as target:
            yield tool.name, timed(server, lambda: tool.download("stored", target, names))

    return run


def timed(server, work):
    """Wall time and CPU time of a tool, CPU time of the server, all in milliseconds, and the tool's heap in MiB."""
    before = server.cpu()
    wall, cpu, heap = work()
    return wall, cpu, server.cpu() - before, heap


def shown(results):
    return "/".join(f"{statistics.median(result[i] for result in results):.0f}" for i in range(3))


def relative(times, ours):
    return statistics.median(time[0] / our[0] for time, our in zip(times, ours))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm-up", type=int, default=60, help="seconds that do not count")
    parser.add_argument("--rivals", action="store_true", help="also @semantic-release/gitlab, which npm installs")
    parser.add_argument("--case", action="append", dest="cases")
    options = parser.parse_args()
    if shutil.which("curl") is None:
        sys.exit("curl is missing")
    java = [shutil.which("java") or "java", "-cp", class_path()]
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print("| case | plugin: wall/CPU/server's CPU ms/heap MiB | unchanged re-run"
          " | others: wall/CPU/server's CPU ms, relative wall time |")
    print("|---|---|---|---|")
    for case in options.cases or CASES:
        row = measure(case, java, options.rounds, options.warm_up, options.rivals)
        print(f"| {row[0]} | {row[1]} | {row[2]} | {', '.join(row[3:])} |", flush=True)


main()
