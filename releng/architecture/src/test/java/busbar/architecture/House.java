package busbar.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The bundles of the product with their compiled classes and the arrows that are allowed between them. */
record House(Map<String, JavaClasses> classesOf) {
    /** From a bundle to all that it may know. This is the picture in ARCHITECTURE.md; a new arrow is a decision. */
    static final Map<String, Set<String>> ARROWS = arrows();

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("busbar.api", Set.of());
        arrows.put("busbar.engine", Set.of("busbar.api"));
        arrows.put("busbar.http", Set.of("busbar.api"));
        arrows.put("busbar.headless", Set.of("busbar.api", "busbar.engine", "busbar.http"));
        arrows.put("busbar.ui", Set.of("busbar.api"));
        arrows.put("busbar.ui.rules", Set.of("busbar.api", "busbar.ui"));
        arrows.put("busbar.ui.charts", Set.of("busbar.api", "busbar.ui"));
        arrows.put("busbar.app", Set.of("busbar.api", "busbar.ui", "busbar.ui.rules", "busbar.ui.charts"));
        return arrows;
    }

    /** @throws IllegalStateException when a bundle has no classes, because a test of nothing would always pass */
    static House compiled() {
        Map<String, JavaClasses> classesOf = new LinkedHashMap<>();
        for (String bundle : ARROWS.keySet()) {
            classesOf.put(bundle, compiled(bundle));
        }
        return new House(classesOf);
    }

    private static JavaClasses compiled(String bundle) {
        Path folder = Path.of("..", "..", "plugins", bundle, "target", "classes").toAbsolutePath().normalize();
        JavaClasses classes = Files.isDirectory(folder) ? new ClassFileImporter().importPath(folder)
                : new ClassFileImporter().importClasses();
        if (classes.isEmpty()) {
            throw new IllegalStateException("%s has no classes in %s; compile it first".formatted(bundle, folder));
        }
        return classes;
    }

    JavaClasses all() {
        return new ClassFileImporter().importPaths(ARROWS.keySet().stream()
                .map(bundle -> Path.of("..", "..", "plugins", bundle, "target", "classes")).toList());
    }

    /** The arrows that the classes really have: bundle to bundle, each with one class's word for it. */
    Map<String, String> arrowsSeen() {
        Map<String, String> seen = new TreeMap<>();
        classesOf.forEach((bundle, classes) -> classes.forEach(type -> type.getDirectDependenciesFromSelf()
                .forEach(d -> bundleOf(d.getTargetClass()).filter(other -> !other.equals(bundle))
                        .ifPresent(other -> seen.putIfAbsent(bundle + " -> " + other, d.getDescription())))));
        return seen;
    }

    /** Packages of a bundle that have classes. */
    Set<String> packagesOf(String bundle) {
        Set<String> packages = new TreeSet<>();
        classesOf.get(bundle).forEach(type -> packages.add(type.getPackageName()));
        return packages;
    }

    /** The bundle that a class lives in: the one with the longest name that its package begins with. */
    private static Optional<String> bundleOf(JavaClass type) {
        String inPackage = type.getBaseComponentType().getPackageName() + ".";
        return ARROWS.keySet().stream().filter(bundle -> inPackage.startsWith(bundle + "."))
                .max((a, b) -> a.length() - b.length());
    }
}
