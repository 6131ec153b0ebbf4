package io.jenkins.plugins.gitlabrelease.bench;

import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The server of the benchmark: an emulator in a process of its own, with the latency of a network and, if wanted, with
 * connections that are no faster than a rate.
 */
public final class BenchServer {

    private static final int SLICES_PER_SECOND = 50;

    private BenchServer() {}

    /**
     * Prints its URL and a token, and runs until the process is stopped.
     *
     * @param args milliseconds of latency for each request; bytes per second of a connection, 0 for no limit
     */
    public static void main(String[] args) throws Exception {
        GitLabEmulator gitlab = GitLabEmulator.builder()
                .latency(Duration.ofMillis(Long.parseLong(args[0])))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(gitlab::close)); // which deletes what was uploaded
        gitlab.project("acme/app").tag("v1.0");
        String url = gitlab.url();
        long rate = Long.parseLong(args[1]);
        if (rate > 0) {
            int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
            url = "http://127.0.0.1:" + throttle(port, rate);
            gitlab.settings().externalUrl(url);
        }
        System.out.println(url + " " + gitlab.token(Role.MAINTAINER, "api"));
        while (System.in.read() >= 0) { // each byte: forget what was recorded, so that rounds do not grow
            gitlab.clearRequests();
        }
        new CountDownLatch(1).await();
    }

    /** Listens for connections and passes them on, each at the rate. */
    private static int throttle(int target, long rate) throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket("127.0.0.1", target);
                start(() -> copy(client, server, rate));
                start(() -> copy(server, client, rate));
            }
        });
        return listener.getLocalPort();
    }

    private static void copy(Socket from, Socket to, long rate) throws Exception {
        byte[] slice = new byte[(int) (rate / SLICES_PER_SECOND)];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(slice); n >= 0; n = in.read(slice)) {
                out.write(slice, 0, n);
                Thread.sleep(1000L * n / rate);
            }
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception ended) {
                // one side has closed the connection
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
