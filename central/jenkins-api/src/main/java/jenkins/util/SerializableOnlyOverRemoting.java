package jenkins.util;

import java.io.Serializable;

public interface SerializableOnlyOverRemoting extends Serializable {}
