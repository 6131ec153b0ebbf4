package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that a test plans. If several are due at one request, the first planned is played and the others wait. */
public final class Faults {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    Faults() {}

    /**
     * Plans a fault.
     *
     * @param method the method in upper case, or {@code *} for any
     * @param pathPart what the request target must contain, as it is sent; empty for any
     */
    public FaultRule on(String method, String pathPart, Fault fault) {
        FaultRule rule = new FaultRule(
                request -> (method.equals("*") || method.equals(request.method()))
                        && request.target().contains(pathPart),
                fault);
        rules.add(rule);
        return rule;
    }

    /** Plans a fault of one request only: the k-th from now on, counted from 1 over all methods and paths. */
    public FaultRule failRequest(int k, Fault fault) {
        return on("*", "", fault).after(k - 1).times(1);
    }

    /** Forgets every plan. */
    public void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> next(HttpRequest request) {
        List<FaultRule> due = rules.stream().filter(rule -> rule.isDue(request)).toList();
        return due.stream().findFirst().map(FaultRule::strike);
    }
}
