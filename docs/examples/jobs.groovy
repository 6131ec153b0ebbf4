// Job DSL: the post-build actions and the build step have the names of their classes, and every parameter of the reference.
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
    }
}

pipelineJob('app-pipeline') {
    parameters {
        stringParam('TAG_NAME', 'v1.0', 'What to release')
    }
    definition {
        cps {
            script("gitlabRelease(project: 'acme/app', credentialsId: 'gitlab-token')")
            sandbox()
        }
    }
}
