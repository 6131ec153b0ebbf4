package io.jenkins.plugins.gitlabrelease.security;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/** What Stapler would let the web call in the plugin's classes, and what each of these methods is for. */
final class WebMethods {

    /** {@code js} methods are those of Stapler's JavaScript proxies. */
    private static final Pattern NAMES = Pattern.compile("(do|js)[^a-z].*");

    private WebMethods() {}

    /** What a web method does, by which it is known who may do it. Any other kind needs a rule of its own first. */
    enum Kind {
        /** Fills a list of credentials. */
        CREDENTIALS,
        /** Fills the list of releases that a build can be started with. */
        RELEASES,
        /** Fills another list. */
        WORDS,
        /** Validates a field with credentials. */
        CREDENTIALS_CHECK,
        /** Validates another field. */
        CHECK,
        /** A button that does something. */
        BUTTON,
        /** Not known, and refused for that. */
        UNKNOWN
    }

    /** The methods of a class, inherited ones of the plugin included, that the web can call. */
    static List<Method> of(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith(PluginClasses.ROOT + "."))
                .filter(method -> !method.isBridge())
                .filter(WebMethods::isWebMethod)
                .toList();
    }

    private static boolean isWebMethod(Method method) {
        return NAMES.matcher(method.getName()).matches()
                || isForTheWeb(method.getAnnotations())
                || Stream.of(method.getParameters()).anyMatch(each -> isForTheWeb(each.getAnnotations()));
    }

    /** All annotations of Stapler are, but those that bind forms and export data, which are no calls. */
    private static boolean isForTheWeb(Annotation... annotations) {
        return Stream.of(annotations).map(Annotation::annotationType).anyMatch(type -> {
            String name = type.getName();
            return (name.startsWith("org.kohsuke.stapler.") || name.startsWith("jenkins.security.stapler."))
                    && !name.startsWith("org.kohsuke.stapler.export.")
                    && type != DataBoundSetter.class
                    && type != DataBoundConstructor.class;
        });
    }

    static boolean takesPostOnly(Method method) {
        return method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(RequirePOST.class);
    }

    /** Whether it belongs to the form of a job, and not to that of Jenkins. */
    static boolean isOfAnItem(Method method) {
        return Stream.of(method.getParameters()).anyMatch(WebMethods::isItem);
    }

    static boolean isItem(Parameter parameter) {
        return parameter.getType() == Item.class && parameter.isAnnotationPresent(AncestorInPath.class);
    }

    static Kind kindOf(Method method) {
        String name = method.getName();
        boolean credentials = name.toLowerCase(Locale.ROOT).contains("credentialsid");
        if (Modifier.isStatic(method.getModifiers())) {
            return Kind.UNKNOWN;
        }
        if (name.matches("doFill[A-Z]\\w*Items") && method.getReturnType() == ListBoxModel.class) {
            if (name.equals("doFillValueItems")) {
                return Kind.RELEASES;
            }
            return credentials ? Kind.CREDENTIALS : Kind.WORDS;
        }
        if (name.matches("doCheck[A-Z]\\w*") && method.getReturnType() == FormValidation.class) {
            return credentials ? Kind.CREDENTIALS_CHECK : Kind.CHECK;
        }
        if (name.matches("doTest[A-Z]\\w*") && method.getReturnType() == FormValidation.class) {
            return Kind.BUTTON;
        }
        return Kind.UNKNOWN;
    }
}
