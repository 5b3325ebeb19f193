package busbar.ui.session;

import busbar.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;

/** Keys' secrets in the platform's secure storage, whose key rings can hang: every access has a time limit. What could
 *  not be stored is kept until the window closes and asked for again. {@code ${env:NAME}} is read from the
 *  environment. */
final class Secrets {
    private static final String NODE = "busbar/connections";
    private static final int LIMIT_SECONDS = 5;
    private final Map<String, Secret> thisTime = new ConcurrentHashMap<>();

    /** Blocks; not on the UI thread. */
    Optional<Secret> find(String connection) {
        Optional<Secret> found = Optional.ofNullable(thisTime.get(connection))
                .or(() -> limited(() -> node().get(connection, null)).map(Secret::new));
        return found.map(Secrets::resolved);
    }

    /** Blocks; not on the UI thread. @return whether it will be there after a restart */
    boolean keep(String connection, Secret secret) {
        thisTime.put(connection, secret);
        return limited(() -> {
            node().put(connection, secret.value(), true);
            SecurePreferencesFactory.getDefault().flush();
            return true;
        }).orElse(false);
    }

    void forget(String connection) {
        thisTime.remove(connection);
        limited(() -> {
            node().remove(connection);
            SecurePreferencesFactory.getDefault().flush();
            return true;
        });
    }

    private static Secret resolved(Secret secret) {
        String value = secret.value();
        if (value.startsWith("${env:") && value.endsWith("}")) {
            return new Secret(Optional.ofNullable(System.getenv(value.substring(6, value.length() - 1))).orElse(""));
        }
        return secret;
    }

    private static ISecurePreferences node() {
        return SecurePreferencesFactory.getDefault().node(NODE);
    }

    private static <T> Optional<T> limited(Callable<T> access) {
        FutureTask<T> task = new FutureTask<>(access);
        Thread thread = new Thread(task, "Secure storage");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.ofNullable(task.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
