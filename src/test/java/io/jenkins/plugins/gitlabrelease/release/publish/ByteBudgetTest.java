package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ByteBudgetTest {

    @Test
    void letsAFileThatIsLargerThanTheBudgetGoAlone() throws InterruptedException {
        ByteBudget budget = new ByteBudget(10);
        budget.acquire(25);
        budget.release(25);
        budget.acquire(10);
    }

    @Test
    void holdsBackWhatWouldExceedTheBudget() throws InterruptedException {
        ByteBudget budget = new ByteBudget(10);
        budget.acquire(6);
        budget.acquire(4);
        AtomicLong order = new AtomicLong();
        CountDownLatch passed = new CountDownLatch(1);
        Thread third = new Thread(() -> {
            try {
                budget.acquire(5);
                order.compareAndSet(1, 2);
                passed.countDown();
            } catch (InterruptedException e) {
                order.set(-1);
            }
        });
        third.start();
        while (third.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(passed.await(0, TimeUnit.MILLISECONDS));
        order.set(1);
        budget.release(6);
        passed.await();
        assertEquals(2, order.get());
    }
}
