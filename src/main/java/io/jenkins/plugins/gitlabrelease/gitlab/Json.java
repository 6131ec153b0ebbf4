package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.Map;

final class Json {
    static byte[] write(Map<String, Object> json) {
        throw new UnsupportedOperationException();
    }
}
