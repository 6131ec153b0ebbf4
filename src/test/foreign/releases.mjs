// Drives the GitLab emulator with @gitbeaker/rest.
//
// Usage: node releases.mjs [URL [TOKEN [PROJECT]]], against a freshly started EmulatorMain, in a directory where
// `npm install @gitbeaker/rest` was run. See docs/internals/emulator.md.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { Gitlab } = createRequire(`${process.cwd()}/`)('@gitbeaker/rest');
const [host = 'http://127.0.0.1:8929', token = 'glpat-emulator-token', project = 'acme/app'] = process.argv.slice(2);
const api = new Gitlab({ host, token });

const url = `${host}/api/v4/projects/acme%2Fapp/packages/generic/app/v1.0/app.bin`;
await api.PackageRegistry.publish(project, 'app', 'v1.0', { content: new Blob(['hello']), filename: 'app.bin' });
const packages = await api.Packages.all({ projectId: project, packageName: 'app' });
assert.equal(packages[0].version, 'v1.0');

const release = await api.ProjectReleases.create(project, {
  tag_name: 'v1.0',
  name: 'One',
  description: '# Notes',
  milestones: ['1.0'],
  assets: { links: [{ name: 'app.bin', url, direct_asset_path: '/bin/app.bin' }] },
});
assert.equal(release.milestones[0].title, '1.0');
assert.equal((await api.ProjectReleases.all(project)).length, 1);
await api.ProjectReleases.edit(project, 'v1.0', { description: 'Other notes' });
assert.equal((await api.ProjectReleases.show(project, 'v1.0')).description, 'Other notes');

const link = await api.ReleaseLinks.create(project, 'v1.0', 'docs', 'https://example.com/docs', { linkType: 'runbook' });
assert.equal((await api.ReleaseLinks.all(project, 'v1.0')).length, 2);
await assert.rejects(api.ReleaseLinks.create(project, 'v1.0', 'docs', 'https://example.com/docs'));
await api.ReleaseLinks.remove(project, 'v1.0', link.id);

const tag = await api.Tags.create(project, 'lib/v2', 'refs/heads/main', { message: 'Two' });
assert.equal(tag.message, 'Two');
const milestone = await api.ProjectMilestones.create(project, '2.0');
assert.equal((await api.ProjectMilestones.edit(project, milestone.id, { stateEvent: 'close' })).state, 'closed');

await api.ProjectReleases.remove(project, 'v1.0');
assert.equal((await api.ProjectReleases.all(project)).length, 0);
console.log('gitbeaker and the emulator understand each other.');
