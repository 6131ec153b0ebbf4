// Makes the pictures of the documents, from a Jenkins with the plugin and the emulator. See docs/internals/testing.md.
//   node docs/images/pictures.mjs JENKINS_URL [EMULATOR_URL] [BROWSER]
// The Jenkins needs the Pipeline plugins, Credentials Binding and Configuration as Code, and no login.
import { chromium } from 'playwright-core';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const [jenkins, gitlab = 'http://127.0.0.1:8929', browserPath = '/usr/bin/chromium'] = process.argv.slice(2);
const folder = dirname(fileURLToPath(import.meta.url));
const WIDTH = 1000;
const HIGHEST = 700;

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: WIDTH, height: HIGHEST } });

/** Runs Groovy on the controller, with the crumb of this browser's session. */
async function script(text) {
  await page.goto(`${jenkins}/manage/`);
  const answer = await page.evaluate(async ([root, code]) => {
    const issuer = await fetch(`${root}/crumbIssuer/api/json`);
    const crumb = issuer.ok ? await issuer.json() : null;
    const response = await fetch(`${root}/scriptText`, {
      method: 'POST',
      headers: crumb ? { [crumb.crumbRequestField]: crumb.crumb } : {},
      body: new URLSearchParams({ script: code }),
    });
    return `${response.status} ${await response.text()}`;
  }, [jenkins, text]);
  if (!answer.startsWith('200') || answer.includes('Exception')) {
    throw new Error(answer.slice(0, 2000));
  }
}

async function build(job, parameters = '') {
  await script(`
    def job = Jenkins.get().getItemByFullName('${job}')
    def build = job.scheduleBuild2(0${parameters}).get()
    println build.result`);
}

/** Saves the window, or the part of the page from one element on, never more than fits. */
async function picture(name, from) {
  await page.waitForTimeout(1500);
  let clip = { x: 0, y: 0, width: WIDTH, height: HIGHEST };
  if (from) {
    await page.evaluate(([selector, space]) => {
      window.scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + window.scrollY - space);
    }, [from, 70]);
    await page.waitForTimeout(500);
  }
  const end = await page.evaluate(() => document.documentElement.scrollHeight - window.scrollY);
  clip.height = Math.min(HIGHEST, Math.max(200, end));
  await page.screenshot({ path: `${folder}/${name}.png`, clip });
  console.log(`${name}.png`);
}

const pipeline = (version, notes) => `
node {
    deleteDir()
    writeFile file: 'dist/app-${version}-linux-amd64.tar.gz', text: 'l' * 4801533
    writeFile file: 'dist/app-${version}-windows-amd64.zip', text: 'w' * 5209871
    writeFile file: 'dist/app-${version}.jar', text: 'j' * 2817402
    writeFile file: 'dist/MANUAL.pdf', text: 'm' * 412008
    archiveArtifacts 'dist/*'
}
gitlabRelease project: 'acme/app', tag: 'v${version}', ref: 'main', name: 'App ${version}', description: '''${notes}''',
    artifacts: 'dist/*', checksums: true,
    links: [[name: 'Documentation', url: 'https://docs.example.com/app/${version}/', type: 'runbook']]
`;

const quoted = (text) => `'''${text.replaceAll('\\', '\\\\').replaceAll("'''", "\\'\\'\\'")}'''`;

await script(`
import com.cloudbees.plugins.credentials.*
import com.cloudbees.plugins.credentials.domains.Domain
import io.jenkins.plugins.gitlabrelease.server.*
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl
SystemCredentialsProvider.instance.store.addCredentials(Domain.global(), new StringCredentialsImpl(CredentialsScope.GLOBAL,
    'gitlab-token', 'Publishes releases', hudson.util.Secret.fromString('glpat-emulator-token')))
def server = new GitLabServer('gitlab', '${gitlab}')
server.credentialsId = 'gitlab-token'
GitLabServers.get().servers = [server]
[['app', ''], ['deploy', '']].each { name, ignored -> Jenkins.get().createProject(org.jenkinsci.plugins.workflow.job.WorkflowJob, name) }
Jenkins.get().createProject(FreeStyleProject, 'app-freestyle')
`);
for (const [version, notes] of [
  ['1.1.0', '## Added\n\n* Import of archives\n* A dark theme'],
  ['1.2.0', '## Added\n\n* Export to **CSV**\n\n## Fixed\n\n* Start behind a proxy\n* Dates before 1970'],
]) {
  await script(`
    def job = Jenkins.get().getItemByFullName('app')
    job.definition = new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition(${quoted(pipeline(version, notes))}, true)
    job.save()`);
  await build('app');
}
await script(`
def job = Jenkins.get().getItemByFullName('app-freestyle')
job.publishersList.add(new hudson.tasks.ArtifactArchiver('dist/*'))
def publisher = new io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher()
publisher.project = 'acme/app'
job.publishersList.add(publisher)
job.buildersList.add(new io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader())
def deleter = new io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter()
deleter.project = 'acme/app'
deleter.tagPattern = '*-rc*'
deleter.keepNewest = 5
job.publishersList.add(deleter)
job.save()`);
await script(`
def job = Jenkins.get().getItemByFullName('deploy')
def parameter = new io.jenkins.plugins.gitlabrelease.parameter.GitLabReleaseParameter('RELEASE')
parameter.project = 'acme/app'
parameter.description = 'The release to deploy'
job.addProperty(new ParametersDefinitionProperty(parameter))
def trigger = new io.jenkins.plugins.gitlabrelease.trigger.ReleaseTrigger('H/15 * * * *')
trigger.project = 'acme/app'
trigger.tagPattern = 'v1.*'
job.addTrigger(trigger)
job.save()`);

await page.goto(`${jenkins}/job/app/2/`);
await picture('build-page');
await page.goto(`${jenkins}/job/app/`);
await picture('job-page');

// The log from the step on, in letters so small that no line wraps.
await page.setViewportSize({ width: 2 * WIDTH, height: 2 * HIGHEST });
await page.goto(`${jenkins}/job/app/2/console`);
await page.waitForTimeout(1500);
const log = await page.evaluate(() => {
  const text = document.querySelector('pre.console-output');
  text.style.fontSize = '12px';
  const step = [...text.querySelectorAll('.pipeline-new-node')].find((each) => each.textContent.includes('gitlabRelease'));
  const x = step.getBoundingClientRect().left - 5;
  const y = step.getBoundingClientRect().top - 5;
  return { x, y, height: text.getBoundingClientRect().bottom - y - 15 };
});
await page.screenshot({ path: `${folder}/console-log.png`, clip: { ...log, width: WIDTH + 20, height: Math.min(HIGHEST, log.height) } });
console.log('console-log.png');
await page.setViewportSize({ width: WIDTH, height: HIGHEST });

await page.goto(`${jenkins}/job/deploy/build?delay=0sec`);
await picture('choose-release');
await page.goto(`${gitlab}/acme/app/-/releases/v1.2.0`);
await picture('release-page');

await page.goto(`${jenkins}/manage/configure`);
await page.waitForSelector('text=GitLab Release servers');
await page.evaluate(() => {
  const title = [...document.querySelectorAll('h2, .jenkins-section__title')]
    .find((each) => each.textContent.includes('GitLab Release servers'));
  title.id = 'picture';
});
await page.locator('#picture').scrollIntoViewIfNeeded();
await page.locator('#picture').locator('xpath=following::button[contains(., "Test connection")]').first().click();
await page.waitForTimeout(4000);
await picture('servers', '#picture');

for (const [name, title] of [
  ['post-build-action', 'Publish GitLab release'], ['delete-action', 'Delete old GitLab releases'], ['download-build-step', 'Download assets'],
]) {
  await page.goto(`${jenkins}/job/app-freestyle/configure`);
  await page.waitForTimeout(4000);
  await page.evaluate((wanted) => {
    const box = [...document.querySelectorAll('.repeated-chunk')].find((each) => each.textContent.slice(0, 200).includes(wanted));
    box.id = 'picture';
  }, title);
  await picture(name, '#picture');
}

await page.goto(`${jenkins}/job/deploy/configure`);
await page.waitForTimeout(4000);
await page.evaluate(() => {
  [...document.querySelectorAll('label')].find((each) => each.textContent.includes('GitLab release published')).id = 'picture';
});
await picture('trigger', '#picture');

await page.goto(`${jenkins}/job/app/pipeline-syntax/`);
await page.waitForTimeout(4000);
await page.evaluate(() => {
  const select = document.querySelector('select.dropdownList, .dropdownList select, select');
  const option = [...select.options].find((each) => each.textContent.startsWith('gitlabRelease:'));
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
});
await page.waitForTimeout(4000);
await page.evaluate(() => {
  const set = (name, value) => {
    const visible = [...document.querySelectorAll(`[name="_.${name}"]`)].find((each) => each.offsetParent);
    if (visible) {
      visible.value = value;
      visible.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  set('project', 'acme/app');
  set('tag', 'v1.2.0');
  set('artifacts', 'dist/*');
});
await page.getByRole('button', { name: 'Generate Pipeline Script' }).click();
await page.waitForTimeout(3000);
await page.evaluate(() => {
  [...document.querySelectorAll('button')].find((each) => each.textContent.includes('Generate Pipeline Script')).id = 'picture';
  const form = document.querySelector('#picture');
  window.scrollTo(0, form.getBoundingClientRect().top + window.scrollY - 480);
});
await picture('snippet-generator');
await browser.close();
