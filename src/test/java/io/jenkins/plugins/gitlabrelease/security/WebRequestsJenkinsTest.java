package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The same web methods as requests: no GET, no POST without a crumb, and nothing for a reader from any view. */
@WithJenkins
class WebRequestsJenkinsTest extends SecuredJenkinsTest {

    private JenkinsRule.WebClient as(WebRole role) throws Exception {
        JenkinsRule.WebClient web =
                j.createWebClient().withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false);
        return role == WebRole.ANONYMOUS ? web : web.login(role.name());
    }

    private String url(Descriptor<?> form, Method method) {
        String name = method.getName().substring(2);
        return (WebMethods.isOfAnItem(method) ? item.getUrl() : "") + form.getDescriptorUrl() + "/"
                + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private WebResponse send(JenkinsRule.WebClient web, HttpMethod verb, String url, boolean crumb) throws IOException {
        WebRequest request = new WebRequest(new URL(j.getURL(), url), verb);
        return web.getPage(crumb ? web.addCrumb(request) : request).getWebResponse();
    }

    @Test
    void onlyPostsWithACrumbAreAnswered() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (JenkinsRule.WebClient web = as(WebRole.ADMINISTRATOR)) {
            for (var form : webMethods().entrySet()) {
                for (Method method : form.getValue()) {
                    String url = url(form.getKey(), method);
                    int get = send(web, HttpMethod.GET, url, false).getStatusCode();
                    int bare = send(web, HttpMethod.POST, url, false).getStatusCode();
                    int post = send(web, HttpMethod.POST, url, true).getStatusCode();
                    if (get != 404 && get != 405 || bare != 403 || post != 200) {
                        wrong.add(url + ": GET " + get + ", POST without crumb " + bare + ", with crumb " + post);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void withoutPermissionNoAnswerHasAnythingInIt() throws Exception {
        for (WebRole role : List.of(WebRole.ANONYMOUS, WebRole.READER, WebRole.MANAGER)) {
            try (JenkinsRule.WebClient web = as(role)) {
                for (var form : webMethods().entrySet()) {
                    for (Method method : form.getValue()) {
                        String url = url(form.getKey(), method);
                        assertSilent(role + " " + url, send(web, HttpMethod.POST, url, true));
                    }
                }
            }
        }
    }

    @Test
    void theJobsConfigurerIsAnswered() throws Exception {
        try (JenkinsRule.WebClient web = as(WebRole.JOB_CONFIGURER)) {
            for (var form : webMethods().entrySet()) {
                for (Method method : form.getValue()) {
                    if (WebMethods.kindOf(method) == WebMethods.Kind.CREDENTIALS && WebMethods.isOfAnItem(method)) {
                        String answer = send(web, HttpMethod.POST, url(form.getKey(), method), true)
                                .getContentAsString();
                        assertTrue(answer.contains(OF_FOLDER), answer);
                        assertFalse(answer.contains(OF_OTHER), answer);
                    }
                }
            }
        }
    }

    /** A view of a form, or of what it holds, can be asked for by its name. */
    @Test
    void aReaderSeesNothingInAView() throws Exception {
        Set<String> views = views();
        assertTrue(views.contains("config"), views.toString());
        try (JenkinsRule.WebClient web = as(WebRole.READER)) {
            for (Class<?> type : PluginClasses.loaded()) {
                if (!Descriptor.class.isAssignableFrom(type) || j.jenkins.getDescriptor(type.getName()) == null) {
                    continue;
                }
                String form = "descriptorByName/" + type.getName();
                for (String view : views) {
                    for (String url :
                            List.of(form + "/" + view, form + "/servers/0/" + view, form + "/instance/" + view)) {
                        assertSilent(url, send(web, HttpMethod.GET, url, false));
                        assertSilent(url, send(web, HttpMethod.GET, item.getUrl() + url, false));
                    }
                }
                for (String api : List.of("/api/json?depth=9", "/api/xml?depth=9", "/servers/api/json", "")) {
                    assertSilent(api, send(web, HttpMethod.GET, form + api, false));
                }
            }
        }
    }

    private static Set<String> views() throws Exception {
        Path root = PluginClasses.directory().resolve(PluginClasses.ROOT.replace('.', '/'));
        try (Stream<Path> files = Files.walk(root)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jelly"))
                    .map(name -> name.substring(0, name.length() - ".jelly".length()))
                    .toList());
        }
    }

    private static void assertSilent(String what, WebResponse answer) {
        String text = answer.getContentAsString();
        for (String secret : List.of(SERVER, HOST, GLOBAL, SYSTEM, OF_FOLDER, OF_OTHER)) {
            assertFalse(text.contains(secret), what + " tells " + secret + ": " + text);
        }
    }
}
