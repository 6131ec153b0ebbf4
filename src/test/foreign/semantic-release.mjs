// Publishes to the GitLab emulator with @semantic-release/gitlab.
//
// Usage: node semantic-release.mjs [URL [TOKEN [PROJECT]]], against a freshly started EmulatorMain, in a directory where
// `npm install semantic-release @semantic-release/gitlab` was run. See docs/internals/emulator.md.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const module = createRequire(`${process.cwd()}/`).resolve('@semantic-release/gitlab');
const { publish, verifyConditions } = await import(pathToFileURL(module).href);
const [url = 'http://127.0.0.1:8929', token = 'glpat-emulator-token', project = 'acme/app'] = process.argv.slice(2);

const cwd = mkdtempSync(join(tmpdir(), 'semantic-release-'));
writeFileSync(join(cwd, 'app.bin'), 'hello');
const lines = [];
const log = (...words) => lines.push(words.join(' '));
const context = {
  cwd,
  env: { GL_TOKEN: token, GL_URL: url },
  options: { repositoryUrl: `${url}/${project}.git` },
  branch: { name: 'main' },
  nextRelease: { gitTag: 'v1.0', gitHead: 'main', notes: '# Notes', version: '1.0.0' },
  logger: { log, error: log, success: log },
};
const config = {
  gitlabUrl: url,
  assets: [{ path: 'app.bin', label: 'Application', target: 'generic_package', type: 'package', filepath: '/app.bin' }],
  milestones: ['1.0'],
};

await verifyConditions(config, context);
const published = await publish(config, context);
assert.equal(published.url, `${url}/${project}/-/releases/v1.0`);
const release = await (
  await fetch(`${url}/api/v4/projects/${encodeURIComponent(project)}/releases/v1.0`, { headers: { 'PRIVATE-TOKEN': token } })
).json();
assert.equal(release.description, '# Notes');
assert.equal(release.milestones[0].title, '1.0');
assert.equal(release.assets.links[0].name, 'Application');
const file = await fetch(release.assets.links[0].url, { headers: { 'PRIVATE-TOKEN': token } });
assert.equal(await file.text(), 'hello');
console.log('semantic-release and the emulator understand each other.');
