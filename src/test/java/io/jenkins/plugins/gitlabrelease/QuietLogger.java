package io.jenkins.plugins.gitlabrelease;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a class's warnings out of the output of tests that provoke them. */
public final class QuietLogger implements BeforeEachCallback, AfterEachCallback {

    private final Logger logger;

    public QuietLogger(Class<?> type) {
        logger = Logger.getLogger(type.getName());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.setLevel(null);
    }
}
