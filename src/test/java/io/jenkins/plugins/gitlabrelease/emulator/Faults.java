package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener.HttpHandler;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The faults that a test plans. If several are due at one request, the first planned is played and the others wait. */
public final class Faults {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Set<LateCommit> lateCommits = ConcurrentHashMap.newKeySet();
    private final BlobStore keptBodies = new BlobStore();
    private Timer timer;

    Faults() {}

    /**
     * Plans a fault.
     *
     * @param method the method in upper case, or {@code *} for any
     * @param pathPart what the request target must contain, as it is sent; empty for any
     */
    public FaultRule on(String method, String pathPart, Fault fault) {
        FaultRule rule = new FaultRule(fitting(method, pathPart), fault);
        fault.late().ifPresent(lateCommits::add);
        rules.add(rule);
        return rule;
    }

    static Predicate<HttpRequest> fitting(String method, String pathPart) {
        return request -> (method.equals("*") || method.equals(request.method()))
                && request.target().contains(pathPart);
    }

    /** Plans a fault of one address, given as it is sent, without its query. */
    public FaultRule onAddress(String method, String rawPath, Fault fault) {
        FaultRule rule =
                new FaultRule(request -> method.equals(request.method()) && rawPath.equals(request.rawPath()), fault);
        fault.late().ifPresent(lateCommits::add);
        rules.add(rule);
        return rule;
    }

    /** Plans a fault of one request only: the k-th from now on, counted from 1 over all methods and paths. */
    public FaultRule failRequest(int k, Fault fault) {
        return on("*", "", fault).after(k - 1).times(1);
    }

    /** Forgets every plan; what was promised for later is still done. */
    public void clear() {
        rules.clear();
    }

    /** Answers a request, with a fault if one is due. */
    HttpAnswer answer(HttpRequest request, HttpHandler real) throws IOException {
        lateCommits.forEach(late -> late.arrived(request));
        Optional<Fault> fault = next(request);
        HttpAnswer answer = fault.isPresent() ? fault.get().play(request, real, this) : real.handle(request);
        lateCommits.forEach(late -> late.answered(request));
        return answer;
    }

    /** Keeps a request that is answered now and done later. */
    void keep(LateCommit late, HttpRequest request, HttpHandler real) throws IOException {
        late.keep(request, keptBodies.store(request.body()), real, this::schedule);
    }

    private synchronized void schedule(Runnable work, Duration delay) {
        if (timer == null) {
            timer = new Timer("emulator-late-commits", true);
        }
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        work.run();
                    }
                },
                delay.toMillis());
    }

    /** Forgets what is still to be done. */
    synchronized void close() throws IOException {
        if (timer != null) {
            timer.cancel();
        }
        keptBodies.close();
    }

    private synchronized Optional<Fault> next(HttpRequest request) {
        List<FaultRule> due = rules.stream().filter(rule -> rule.isDue(request)).toList();
        return due.stream().findFirst().map(FaultRule::strike);
    }

    /** When a fault strikes. Without further words: at every request that fits. */
    public static final class FaultRule {

        private final Predicate<HttpRequest> fits;
        private final Fault fault;
        private int seen;
        private int struck;
        private int skipped;
        private int step = 1;
        private int most = Integer.MAX_VALUE;

        FaultRule(Predicate<HttpRequest> fits, Fault fault) {
            this.fits = fits;
            this.fault = fault;
        }

        /** Strikes at most that often. */
        public synchronized FaultRule times(int count) {
            most = count;
            return this;
        }

        /** Lets that many requests pass first. */
        public synchronized FaultRule after(int count) {
            skipped = count;
            return this;
        }

        /** Strikes at every n-th request that fits, beginning with the n-th. */
        public synchronized FaultRule every(int n) {
            step = n;
            return this;
        }

        /** Returns how often it struck. */
        public synchronized int struck() {
            return struck;
        }

        /** Counts a request, and says whether the rule strikes at it. */
        synchronized boolean isDue(HttpRequest request) {
            if (!fits.test(request)) {
                return false;
            }
            seen++;
            return seen > skipped && (seen - skipped) % step == 0 && struck < most;
        }

        synchronized Fault strike() {
            struck++;
            return fault;
        }
    }
}
