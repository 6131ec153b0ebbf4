// Job DSL: the post-build actions and the build step have the names of their classes, the parameter and the trigger those of the
// Pipeline. All of them have every parameter of the reference.

// Publishes a release, and deletes nightly ones and old versions.
freeStyleJob('app-release') {
    parameters {
        stringParam('VERSION', '1.0', 'What to release')
    }
    steps {
        gitlabReleaseDownloader {
            project('acme/base')
            latest(true)
            assets('*.zip')
            dir('base')
        }
    }
    publishers {
        archiveArtifacts('dist/*')
        gitlabReleasePublisher {
            tag('v${VERSION}')
            server('internal')
            project('acme/app')
            credentialsId('gitlab-token')
            artifacts('dist/*.zip')
            assets {
                gitlabReleaseAsset {
                    pattern('dist/app*.zip')
                    name('Application {tag}')
                    path('/app.zip')
                }
            }
            packageStatus('hidden')
            changelog('file')
            notesTooLong('attach')
            milestones(['1.0', 'Spring, early'])
            links {
                gitlabReleaseLink {
                    name('Manual')
                    url('https://docs.example.com/app/')
                    type('runbook')
                }
            }
            checksums(true)
        }
        gitlabReleaseDeleter {
            project('acme/app')
            credentialsId('gitlab-token')
            tagPattern('nightly-*')
            keepNewest(5)
            packages(true)
        }
        gitlabReleaseDeleter {
            project('acme/app')
            credentialsId('gitlab-token')
            tagPattern('v*')
            keepNewest(10)
            newestBy('semver')
            olderThanDays(365)
        }
    }
}

// Downloads the release that somebody chooses when the build is started.
freeStyleJob('app-deploy') {
    parameters {
        gitlabReleaseParam {
            name('RELEASE')
            description('What to deploy')
            project('acme/app')
            credentialsId('gitlab-token')
            tagPattern('v*')
            order('version')
        }
    }
    steps {
        gitlabReleaseDownloader {
            project('acme/app')
            credentialsId('gitlab-token')
            tag('${RELEASE}')
            dir('app')
        }
    }
}

// Starts when a release is published. A pipelineJob has its triggers in properties.
freeStyleJob('app-watch') {
    triggers {
        gitlabReleasePublished {
            spec('H/15 * * * *')
            project('acme/app')
            credentialsId('gitlab-token')
            tagPattern('v*')
        }
    }
    steps {
        gitlabReleaseDownloader {
            project('acme/app')
            credentialsId('gitlab-token')
            tag('${GITLAB_RELEASE_TAG}')
            dir('app')
        }
    }
}

// Publishes a release when one of another project is published, or when somebody starts it.
pipelineJob('app-pipeline') {
    parameters {
        stringParam('TAG_NAME', 'v1.0', 'What to release')
    }
    properties {
        pipelineTriggers {
            triggers {
                gitlabReleasePublished {
                    spec('H/15 * * * *')
                    project('acme/base')
                    credentialsId('gitlab-token')
                }
            }
        }
    }
    definition {
        cps {
            script("gitlabRelease(project: 'acme/app', credentialsId: 'gitlab-token')")
            sandbox()
        }
    }
}
