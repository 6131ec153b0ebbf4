package jenkins.security;

import java.util.concurrent.ExecutorService;
import jenkins.util.InterceptingExecutorService;

public class SecurityContextExecutorService extends InterceptingExecutorService {
    public SecurityContextExecutorService(ExecutorService service) {
        super(service);
    }
}
