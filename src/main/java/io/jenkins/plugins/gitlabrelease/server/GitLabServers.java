package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Failure;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The GitLab servers that releases can be published on: one list for the whole of Jenkins, in the system configuration.
 * A job names one of them and never an address, so that a token is only ever sent where an administrator meant it to go.
 */
@Extension
@Symbol("gitlabRelease")
public final class GitLabServers extends GlobalConfiguration implements PersistentDescriptor {

    /** Closes every message that an administrator has to act on. */
    static final String WHERE_TO_CONFIGURE =
            "Servers are configured under Manage Jenkins, System, GitLab Release servers.";

    private List<GitLabServer> servers = new ArrayList<>();
    private boolean reuseServers;

    /** The list of this Jenkins. */
    public static GitLabServers get() {
        return ExtensionList.lookupSingleton(GitLabServers.class);
    }

    @Override
    @NonNull
    public String getDisplayName() {
        return Messages.GitLabServers_DisplayName();
    }

    /** In the order of the form, which makes the first one the default; unmodifiable, and empty at first. */
    public List<GitLabServer> getServers() {
        return List.copyOf(servers);
    }

    /**
     * Replaces the list and saves it.
     *
     * @throws Failure if a server has no name or the name of another one, or an address or limit that cannot be used; the list then
     *     stays as it was
     */
    @DataBoundSetter
    public void setServers(@CheckForNull List<GitLabServer> servers) {
        List<GitLabServer> given = servers == null ? List.of() : servers;
        String problem = problemOf(given);
        if (problem != null) {
            throw new Failure(problem);
        }
        this.servers = new ArrayList<>(given);
        save();
    }

    /**
     * Whether jobs can also choose the servers that are configured for other plugins. Not by itself: those may be
     * configured by people who are no administrators, and a token goes where the server is.
     */
    public boolean isReuseServers() {
        return reuseServers;
    }

    /** Changes and saves it. */
    @DataBoundSetter
    public void setReuseServers(boolean reuseServers) {
        this.reuseServers = reuseServers;
        save();
    }

    /** For the form: whether there is a plugin whose servers could be chosen. */
    public boolean isReuseOffered() {
        return OtherPluginServers.isAny();
    }

    /**
     * Saves the form as it is. What is wrong in it, the form shows beside the field, and a build that chooses such a server
     * refuses it; an error page here would leave half of Jenkins' configuration saved.
     */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // With every row deleted the form leaves the list out, which means an empty one.
            servers = request.bindJSONToList(GitLabServer.class, withNumbers(form.opt("servers")));
            reuseServers = form.optBoolean("reuseServers", reuseServers);
            save();
            change.commit();
        } catch (IOException e) {
            throw new FormException(e, "servers");
        }
        return true;
    }

    /** Without limits that are no numbers, which a number field of the form does not let through. */
    @CheckForNull
    private static Object withNumbers(@CheckForNull Object rows) {
        List<?> all = rows instanceof List<?> list ? list : rows == null ? List.of() : List.of(rows);
        for (Object row : all) {
            if (row instanceof JSONObject server) {
                for (String limit : List.of("connectTimeout", "readTimeout", "parallelUploads")) {
                    if (!server.optString(limit).strip().matches("-?\\d{1,9}")) {
                        server.remove(limit);
                    }
                }
            }
        }
        return rows;
    }

    /** What a job can choose, the default first: the configured servers, then those of other plugins if that is allowed. */
    public List<GitLabServer> available() {
        return reuseServers ? joined(servers, OtherPluginServers.all()) : getServers();
    }

    /**
     * The server a job asks for.
     *
     * @param name one of those {@link #available}; null for the first one, or for GitLab.com if there is none
     * @throws ReleaseException if there is none of that name
     */
    public GitLabServer findServer(@CheckForNull String name) throws ReleaseException {
        return choose(available(), name);
    }

    /** One sentence on the first thing wrong in a list, or null. */
    @CheckForNull
    static String problemOf(List<GitLabServer> servers) {
        Set<String> names = new HashSet<>();
        for (GitLabServer server : servers) {
            if (server.getName().isEmpty()) {
                return Messages.GitLabServers_NameMissing();
            }
            if (!names.add(server.getName())) {
                return Messages.GitLabServers_NameTwice(server.getName());
            }
            String problem = server.problem();
            if (problem != null) {
                return Messages.GitLabServers_BadServer(server.getName(), problem);
            }
        }
        return null;
    }

    /**
     * Servers with others after them. Of two with one name or one address, the former stays; of the others, those
     * without a name or an address go.
     */
    static List<GitLabServer> joined(List<GitLabServer> servers, List<GitLabServer> others) {
        List<GitLabServer> all = new ArrayList<>(servers);
        Set<String> names = new HashSet<>();
        Set<String> urls = new HashSet<>();
        for (GitLabServer server : servers) {
            names.add(server.getName());
            urls.add(server.getUrl());
        }
        for (GitLabServer server : others) {
            boolean usable = !server.getName().isEmpty() && server.getUrl() != null;
            if (usable && !names.contains(server.getName()) && urls.add(server.getUrl())) {
                names.add(server.getName());
                all.add(server);
            }
        }
        return all;
    }

    /**
     * The server of that name; without a name the first one, or GitLab.com if there is none.
     *
     * @throws ReleaseException if there is none of that name
     */
    static GitLabServer choose(List<GitLabServer> servers, @CheckForNull String name) throws ReleaseException {
        List<GitLabServer> known =
                servers.isEmpty() ? List.of(new GitLabServer("GitLab.com", GitLabServer.GITLAB_COM)) : servers;
        if (name == null) {
            return known.get(0);
        }
        List<GitLabServer> named =
                known.stream().filter(server -> name.equals(server.getName())).toList();
        if (named.size() > 1) {
            throw new ReleaseException("There are " + named.size() + " GitLab servers named \"" + name
                    + "\", so it is not clear which one is meant. Give each a name of its own. "
                    + GitLabServers.WHERE_TO_CONFIGURE);
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        String names = known.stream().map(GitLabServer::getName).collect(Collectors.joining("\", \"", "\"", "\""));
        throw new ReleaseException("No GitLab server is named \"" + name + "\"; the configured ones are " + names + ". "
                + GitLabServers.WHERE_TO_CONFIGURE);
    }
}
