#!/usr/bin/ruby
# Drives the GitLab emulator with ruby-gitlab, a client that sends its parameters as forms.
#
# Usage: releases.rb [URL [TOKEN [PROJECT]]], against a freshly started EmulatorMain. See docs/internals/emulator.md.

require 'gitlab'

url = ARGV[0] || 'http://127.0.0.1:8929'
token = ARGV[1] || 'glpat-emulator-token'
project = ARGV[2] || 'acme/app'
client = Gitlab.client(endpoint: "#{url}/api/v4", private_token: token)

def check(what, fine)
  raise "#{what} is wrong" unless fine
end

def fails(error)
  yield
rescue error
  true
else
  raise "no #{error}"
end

release = client.create_project_release(
  project,
  tag_name: 'v1.0', name: 'One', description: '# Notes', milestones: ['1.0'],
  assets: { links: [{ name: 'a', url: 'https://example.com/a' },
                    { name: 'b', url: 'https://example.com/b', link_type: 'package', filepath: '/bin/b' }] }
)
check('the release', release.tag_name == 'v1.0' && release.milestones.first['title'] == '1.0')
links = release.assets['links'].to_h { |link| [link['name'], link] }
check('the links of the form', links.keys.sort == %w[a b] && links['b']['link_type'] == 'package')
check('the path of a link', links['b']['direct_asset_url'].end_with?('/releases/v1.0/downloads/bin/b'))
fails(Gitlab::Error::Conflict) { client.create_project_release(project, tag_name: 'v1.0', description: '') }

check('the list', client.project_releases(project).map(&:tag_name) == ['v1.0'])
changed = client.update_project_release(project, 'v1.0', description: 'Other notes')
check('the change', changed.description == 'Other notes')

link = client.create_project_release_link(project, 'v1.0', name: 'c', url: 'https://example.com/c')
fails(Gitlab::Error::BadRequest) do
  client.create_project_release_link(project, 'v1.0', name: 'c', url: 'https://example.com/c')
end
check('a link', client.project_release_link(project, 'v1.0', link.id).name == 'c')
client.delete_project_release_link(project, 'v1.0', link.id)

tag = client.create_tag(project, 'lib/v2', 'refs/heads/main', 'Two')
check('a tag', client.tag(project, 'lib/v2').message == 'Two' && tag.commit.id.length == 40)
milestone = client.create_milestone(project, '2.0')
check('a milestone', client.edit_milestone(project, milestone.id, state_event: 'close').state == 'closed')

client.delete_project_release(project, 'v1.0')
check('the deletion', client.project_releases(project).empty?)
puts 'ruby-gitlab and the emulator understand each other.'
