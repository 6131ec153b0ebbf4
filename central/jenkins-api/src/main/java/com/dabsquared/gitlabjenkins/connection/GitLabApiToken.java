package com.dabsquared.gitlabjenkins.connection;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

public interface GitLabApiToken extends StandardCredentials {

    Secret getApiToken();
}
