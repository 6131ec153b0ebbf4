package jenkins.scm.api;

import java.io.Serializable;

public class SCMHead implements Serializable {
    private static final long serialVersionUID = 1L;

    SCMHead() {}
}
