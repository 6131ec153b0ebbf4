#!/usr/bin/python3
"""Drives the GitLab emulator with python-gitlab, a client that shares no code with it.

Usage: releases.py [URL [TOKEN [PROJECT]]], against a freshly started EmulatorMain.
What this client understands of the answers shows whether the emulator speaks GitLab's language
and not one of its own. See docs/internals/emulator.md.
"""

import hashlib
import pathlib
import sys
import tempfile

import gitlab

URL = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8929"
TOKEN = sys.argv[2] if len(sys.argv) > 2 else "glpat-emulator-token"
PROJECT = sys.argv[3] if len(sys.argv) > 3 else "acme/app"
CONTENT = b"what was built\n" * 1000


def fails(status, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except gitlab.exceptions.GitlabError as error:
        assert error.response_code == status, f"{error.response_code}, not {status}: {error}"
        return error.error_message
    raise AssertionError(f"no failure with {status}")


def check_server(gl, project):
    version, revision = gl.version()
    assert version[0].isdigit() and revision, version
    assert gl.http_get("/personal_access_tokens/self")["active"]
    assert project.path_with_namespace == PROJECT
    assert fails(404, gl.projects.get, "acme/none") == "404 Project Not Found"
    fails(401, gitlab.Gitlab(URL, private_token="wrong").projects.get, PROJECT)


def check_tags(project):
    tag = project.tags.create({"tag_name": "lib/v1.0+b7", "ref": "main", "message": "First"})
    assert tag.message == "First"
    assert project.tags.get("lib/v1.0+b7").commit["id"] == tag.commit["id"]
    assert {"v1.0", "lib/v1.0+b7"} <= {each.name for each in project.tags.list(iterator=True)}
    rule = project.protectedtags.create({"name": "prod-*", "create_access_level": 40})
    assert project.protectedtags.get("prod-*").create_access_levels[0]["access_level"] == 40
    rule.delete()
    assert [commit["title"] for commit in project.repository_compare("main", "main")["commits"]] == []


def check_packages(project, directory):
    source = directory / "app.bin"
    source.write_bytes(CONTENT)
    project.generic_packages.upload("app", "v1.0", "app.bin", str(source))
    assert project.generic_packages.download("app", "v1.0", "app.bin") == CONTENT
    package = next(each for each in project.packages.list(package_name="app") if each.version == "v1.0")
    stored = package.package_files.list()[0]
    assert stored.file_sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert stored.size == len(CONTENT)
    return f"{URL}/api/v4/projects/{project.id}/packages/generic/app/v1.0/app.bin"


def check_release(project, asset):
    milestone = project.milestones.list(title="1.0")[0]
    release = project.releases.create(
        {
            "tag_name": "v1.0",
            "name": "One",
            "description": "# Notes",
            "milestones": [milestone.title],
            "assets": {"links": [{"name": "app.bin", "url": asset, "direct_asset_path": "/bin/app.bin"}]},
        }
    )
    assert release.milestones[0]["title"] == "1.0"
    assert release.assets["links"][0]["direct_asset_url"].endswith("/releases/v1.0/downloads/bin/app.bin")
    assert fails(409, project.releases.create, {"tag_name": "v1.0", "description": ""}) == "Release already exists"
    assert project.releases.get("v1.0").description == "# Notes"
    fails(404, project.releases.get, "v9")

    release.description = "# More notes"
    release.save()
    assert project.releases.get("v1.0").description == "# More notes"


def check_links(project):
    release = project.releases.get("v1.0")
    link = release.links.create({"name": "Site", "url": "https://example.com/", "link_type": "runbook"})
    assert "has already been taken" in str(fails(400, release.links.create, {"name": "Site", "url": "https://other/"}))
    assert release.links.get(link.id).link_type == "runbook"
    link.url = "https://example.com/new"
    link.link_type = "runbook"
    link.save()
    assert [each.name for each in release.links.list()] == ["Site", "app.bin"]
    assert release.links.get(link.id).url == "https://example.com/new"
    release.links.delete(link.id)
    assert len(release.links.list()) == 1


def check_downloads(gl, project):
    latest = gl.http_get(f"/projects/{project.id}/releases/permalink/latest")
    assert latest["tag_name"] == "v1.0", latest
    path = f"/projects/{project.id}/releases/v1.0/downloads/bin/app.bin"
    assert gl.http_get(path, streamed=False, raw=True).content == CONTENT


def check_many(project):
    for number in range(45):
        project.releases.create({"tag_name": f"many-{number}", "ref": "main", "description": ""})
    assert len(project.releases.list(iterator=True)) == 46
    assert len(list(project.releases.list(iterator=True, per_page=7))) == 46
    for number in range(45):
        project.releases.delete(f"many-{number}")


def check_deletion(project):
    project.releases.delete("v1.0")
    fails(404, project.releases.get, "v1.0")
    assert project.tags.get("v1.0").name == "v1.0"
    fails(403, project.releases.delete, "v1.0")
    for package in project.packages.list(iterator=True):
        package.delete()
    assert project.packages.list() == []
    project.tags.delete("lib/v1.0+b7")


def main():
    gl = gitlab.Gitlab(URL, private_token=TOKEN)
    project = gl.projects.get(PROJECT)
    check_server(gl, project)
    check_tags(project)
    with tempfile.TemporaryDirectory() as directory:
        asset = check_packages(project, pathlib.Path(directory))
    check_release(project, asset)
    check_links(project)
    check_downloads(gl, project)
    check_many(project)
    check_deletion(project)
    print(f"python-gitlab {gitlab.__version__} and the emulator understand each other.")


if __name__ == "__main__":
    main()
