package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelWorkTest {

    private final AtomicInteger threads = new AtomicInteger();
    private final ParallelWork work = new ParallelWork(3, run -> {
        threads.incrementAndGet();
        Thread thread = new Thread(run, "named");
        thread.setDaemon(true);
        thread.start();
    });

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void fillsItsPlacesAndNoMoreForAllWhoShareIt() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ParallelWork.Step<Integer> step = number -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.sleep(2);
            running.decrementAndGet();
        };
        Thread other = new Thread(() -> quietly(() -> work.forEach(numbers(30), step)));
        other.start();
        work.forEach(numbers(30), step);
        other.join();
        assertEquals(3, most.get());
    }

    @Test
    void takesNoThreadBeforeThereIsAPlace() throws Exception {
        Semaphore end = new Semaphore(0);
        Thread caller = new Thread(() -> quietly(() -> work.forEach(numbers(10), number -> end.acquire())));
        caller.start();
        while (threads.get() < 3) {
            Thread.onSpinWait();
        }
        Thread.sleep(20);
        assertEquals(3, threads.get());
        end.release(10);
        caller.join();
        assertEquals(10, threads.get());
    }

    @Test
    void servesACallerWithFewItemsBetweenThoseOfOneWithMany() throws Exception {
        ParallelWork one = new ParallelWork(1, run -> new Thread(run).start());
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        Thread many = new Thread(() -> quietly(() -> one.forEach(numbers(50), number -> {
            begun.countDown();
            Thread.sleep(5);
            order.add("many");
        })));
        many.start();
        begun.await();
        one.forEach(numbers(3), number -> order.add("few"));
        int waited = order.lastIndexOf("few");
        many.join();
        assertTrue(waited < 12, order::toString);
    }

    @Test
    void beginsNothingAfterAFailureAndLetsTheRestEnd() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        IOException failure = assertThrows(
                IOException.class,
                () -> work.forEach(numbers(100), number -> {
                    begun.incrementAndGet();
                    if (number == 0) {
                        throw new IOException("first");
                    }
                    Thread.sleep(20);
                    ended.incrementAndGet();
                }));
        assertEquals("first", failure.getMessage());
        assertTrue(begun.get() <= 4, () -> begun + " were begun");
        assertEquals(begun.get() - 1, ended.get());
    }

    @Test
    void anInterruptCutsOffWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        AtomicInteger cut = new AtomicInteger();
        AtomicBoolean thrown = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                work.forEach(numbers(10), number -> {
                    begun.countDown();
                    try {
                        Thread.sleep(20_000);
                    } catch (InterruptedException e) {
                        cut.incrementAndGet();
                        throw e;
                    }
                });
            } catch (InterruptedException e) {
                thrown.set(true);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertTrue(thrown.get());
        assertEquals(3, cut.get());
        work.forEach(numbers(3), number -> cut.incrementAndGet());
        assertEquals(6, cut.get(), "the places are free again");
    }

    /** What is under way may have to clean up, and the caller may be interrupted once more meanwhile. */
    @Test
    void whatIsCutOffComesToItsEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger endedBefore = new AtomicInteger();
        Thread caller = new Thread(() -> {
            assertThrows(
                    InterruptedException.class,
                    () -> work.forEach(numbers(3), number -> {
                        begun.countDown();
                        try {
                            Thread.sleep(20_000);
                        } catch (InterruptedException e) {
                            Thread.sleep(number * 100L);
                            ended.incrementAndGet();
                        }
                    }));
            endedBefore.set(ended.get());
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertEquals(3, endedBefore.get());
    }

    @Test
    void anotherInterruptStaysSet() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicReference<Thread> caller = new AtomicReference<>();
        caller.set(new Thread(() -> {
            assertThrows(
                    InterruptedException.class,
                    () -> work.forEach(numbers(1), number -> {
                        begun.countDown();
                        try {
                            Thread.sleep(20_000);
                        } catch (InterruptedException e) {
                            caller.get().interrupt();
                            over.await();
                        }
                    }));
            interrupted.set(Thread.currentThread().isInterrupted());
        }));
        caller.get().start();
        begun.await();
        caller.get().interrupt();
        caller.get().join();
        over.countDown();
        assertTrue(interrupted.get());
    }

    @Test
    void waitsForShortWorkAndInterruptsLongWork() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        work.runBriefly(() -> done.set(true), Duration.ofSeconds(10));
        assertTrue(done.get());
        CountDownLatch interrupted = new CountDownLatch(1);
        work.runBriefly(
                () -> {
                    try {
                        Thread.sleep(20_000);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                },
                Duration.ofMillis(20));
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void itTakesAPlace() {
        assertThrows(IllegalArgumentException.class, () -> new ParallelWork(0, Runnable::run));
        assertEquals(1, new ParallelWork(1, Runnable::run).places());
        assertEquals(
                Runtime.getRuntime().availableProcessors(), work.forProcessors().places());
    }

    /** So that Jenkins can stop while files are on their way. */
    @Test
    void itsOwnThreadsAreDaemonsWithAName() throws Exception {
        List<Thread> used = Collections.synchronizedList(new ArrayList<>());
        ParallelWork.inOwnThreads(1, "transfer").forEach(numbers(1), number -> used.add(Thread.currentThread()));
        assertEquals("transfer", used.get(0).getName());
        assertTrue(used.get(0).isDaemon());
    }

    /** Several questions go at once even where one file travels at a time. */
    @Test
    void questionsHavePlacesOfTheirOwn() throws Exception {
        ParallelWork one = new ParallelWork(1, run -> new Thread(run).start());
        CountDownLatch together = new CountDownLatch(8);
        CountDownLatch asked = new CountDownLatch(1);
        Thread transfer = new Thread(() -> quietly(() -> one.forEach(numbers(1), number -> asked.await())));
        transfer.start();
        one.forQuestions().forEach(numbers(8), number -> {
            together.countDown();
            together.await();
        });
        asked.countDown();
        transfer.join();
    }

    @Test
    void aFailureLeavesNoPlaceTaken() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    IOException.class,
                    () -> work.forEach(numbers(20), number -> {
                        throw new IOException("failed");
                    }));
        }
        assertAllPlacesAreFree();
    }

    private void assertAllPlacesAreFree() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        work.forEach(numbers(3), number -> {
            together.countDown();
            assertTrue(together.await(10, TimeUnit.SECONDS), "three at a time");
        });
    }

    @Test
    void aThreadThatCannotBeHadLeavesNoPlaceTaken() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        ParallelWork full = new ParallelWork(1, run -> {
            if (begun.incrementAndGet() == 1) {
                throw new RejectedExecutionException("full");
            }
            new Thread(run).start();
        });
        assertThrows(RejectedExecutionException.class, () -> full.forEach(numbers(1), number -> {}));
        full.forEach(numbers(1), number -> begun.incrementAndGet());
        assertEquals(3, begun.get());
    }

    @Test
    void theFirstFailureTellsOfTheOthers() {
        IOException same = new IOException("same");
        assertEquals(
                1,
                failureOfTwo(new IOException("one"), new IOException("other")).getSuppressed().length);
        assertEquals(0, failureOfTwo(same, same).getSuppressed().length, "one that is thrown twice is told once");
    }

    private IOException failureOfTwo(IOException one, IOException other) {
        CountDownLatch together = new CountDownLatch(2);
        return assertThrows(
                IOException.class,
                () -> work.forEach(numbers(2), number -> {
                    together.countDown();
                    together.await();
                    throw number == 0 ? one : other;
                }));
    }

    @Test
    void aMistakeIsThrownAsWhatItIs() {
        AssertionError error = new AssertionError("mine");
        assertSame(
                error,
                assertThrows(
                        AssertionError.class,
                        () -> work.forEach(numbers(1), number -> {
                            throw error;
                        })));
        IllegalArgumentException mistake = new IllegalArgumentException("mine");
        assertSame(
                mistake,
                assertThrows(
                                IllegalStateException.class,
                                () -> work.forEach(numbers(1), number -> {
                                    throw mistake;
                                }))
                        .getCause());
        assertThrows(
                InterruptedException.class,
                () -> work.forEach(numbers(1), number -> {
                    throw new InterruptedException();
                }));
    }

    @Test
    void briefWorkIsDoneThoughTheCallerIsInterrupted() {
        AtomicBoolean done = new AtomicBoolean();
        Thread.currentThread().interrupt();
        work.runBriefly(() -> done.set(true), Duration.ofSeconds(10));
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertTrue(done.get());
    }

    @Test
    void anInterruptEndsBriefWork() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch interrupted = new CountDownLatch(1);
        work.runBriefly(
                () -> {
                    caller.interrupt();
                    try {
                        Thread.sleep(20_000);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                },
                Duration.ofSeconds(20));
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aMistakeInBriefWorkIsThrown() {
        IllegalArgumentException mistake = new IllegalArgumentException("mine");
        assertSame(
                mistake,
                assertThrows(
                                IllegalStateException.class,
                                () -> work.runBriefly(
                                        () -> {
                                            throw mistake;
                                        },
                                        Duration.ofSeconds(10)))
                        .getCause());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
