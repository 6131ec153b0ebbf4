package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** The project's package files that links point to, as the registry records them. Each package is read once. */
public final class RegistryFiles {

    /** Answers that leave it open what the registry has. */
    private static final Set<ErrorKind> UNKNOWN = EnumSet.of(
            ErrorKind.FORBIDDEN,
            ErrorKind.INSUFFICIENT_SCOPE,
            ErrorKind.NOT_FOUND,
            ErrorKind.PROJECT_NOT_FOUND,
            ErrorKind.ROUTE_NOT_FOUND);

    private static final BinaryOperator<PackageFile> NEWER =
            BinaryOperator.maxBy(Comparator.comparingLong(PackageFile::id));

    private final GitLabClient client;
    private final Project project;
    private final GitLabAddresses addresses;
    private final Map<PackageCoordinates, Map<String, PackageFile>> packages = new HashMap<>();

    public RegistryFiles(GitLabClient client, Project project) {
        this.client = client;
        this.project = project;
        this.addresses = new GitLabAddresses(client.server(), project);
    }

    /** The file at an address; null if that is no package file of the project, or if GitLab does not show it. */
    @CheckForNull
    public PackageFile find(String url) throws GitLabException, InterruptedException {
        GenericFile address = addresses.packageFile(url);
        if (address == null) {
            return null;
        }
        PackageCoordinates where = new PackageCoordinates(address.name(), address.version());
        Map<String, PackageFile> files = packages.get(where);
        if (files == null) {
            files = read(where);
            packages.put(where, files);
        }
        return files.get(address.file());
    }

    /** What a browser saves the file at an address as; null if that is no package file of the project. */
    @CheckForNull
    public String savedName(String url) {
        GenericFile address = addresses.packageFile(url);
        return address == null ? null : savedName(address);
    }

    /** What a browser saves a package file as: the last part of its name. */
    public static String savedName(GenericFile file) {
        return file.file().substring(file.file().lastIndexOf('/') + 1);
    }

    /** Whether this plugin calls the file of an asset with that title so. */
    public static boolean isNameFor(String title, String fileName) {
        return AssetNames.isNameOf(fileName, title);
    }

    /** By name; of several of one name the newest, which is the one that GitLab serves. */
    private Map<String, PackageFile> read(PackageCoordinates where) throws GitLabException, InterruptedException {
        Map<String, PackageFile> files = new HashMap<>();
        try {
            for (GitLabPackage found :
                    client.packages(project.projectId()).listWithHidden(where.name(), where.version())) {
                for (PackageFile file : client.packages(project.projectId()).files(found.id())) {
                    // GitLab shows the slashes of a file in a folder encoded.
                    files.merge(file.fileName().replace("%2F", "/"), file, NEWER);
                }
            }
        } catch (GitLabException e) {
            if (!UNKNOWN.contains(e.kind())) {
                throw e;
            }
        }
        return files;
    }
}
