/** The two processes of the benchmark that {@code bench/bench.py} starts. */
package io.jenkins.plugins.gitlabrelease.bench;
