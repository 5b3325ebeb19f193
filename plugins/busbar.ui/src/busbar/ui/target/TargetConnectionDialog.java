package busbar.ui.target;

import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Secret;
import busbar.ui.kit.FormDialog;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Asks who sends, how that is proven, and what every request carries besides. */
final class TargetConnectionDialog extends FormDialog<Connection> {
    private static final int NONE = 0;
    private static final int BASIC = 1;
    private static final int API_KEY = 2;
    private static final int OAUTH = 3;
    private static final List<List<String>> FIELDS = List.of(List.of(), List.of("target.user", "target.password"),
            List.of("target.header", "target.key"),
            List.of("target.tokenUrl", "target.clientId", "target.clientSecret", "target.parameters"));
    private final Connection connection;
    private int shown = -1;

    private TargetConnectionDialog(Shell shell, Connection connection, String title, String words, String verb) {
        super(shell, title, words, verb);
        this.connection = connection;
    }

    static TargetConnectionDialog create(Shell shell) {
        return new TargetConnectionDialog(shell, null, Messages.TargetConnection_newTitle,
                Messages.TargetConnection_words, Messages.TargetConnection_create);
    }

    /** @param connection as it is, or as it was being edited */
    static TargetConnectionDialog edit(Shell shell, Connection connection) {
        return new TargetConnectionDialog(shell, connection,
                NLS.bind(Messages.TargetConnection_editTitle, connection.name()), Messages.TargetConnection_words,
                Messages.TargetConnection_save);
    }

    @Override
    protected String okId() {
        return "target.save";
    }

    @Override
    protected void fields() {
        Connection now = connection == null ? new Connection("new", "", new Authorization.None(), Map.of(), Map.of(),
                Map.of()) : connection;
        if (connection == null) {
            field("target.name", Messages.TargetConnection_name, "");
        }
        field("target.description", Messages.TargetConnection_description, now.description());
        choice("target.kind", Messages.TargetConnection_kind, kinds(), kind(now.authorization()));
        basic(now.authorization() instanceof Authorization.Basic b ? b.user() : "", kept(now, BASIC));
        field("target.header", Messages.TargetConnection_header,
                now.authorization() instanceof Authorization.ApiKey k ? k.header() : "X-Api-Key");
        secret("target.key", Messages.TargetConnection_key, kept(now, API_KEY));
        oauth(now.authorization() instanceof Authorization.ClientCredentials c ? c
                : new Authorization.ClientCredentials(URI.create("https://host/oauth/token"), "id",
                        Authorization.KEPT, Map.of()), now);
        area("target.headers", Messages.TargetConnection_headers, Pairs.write(now.headers()), 2);
        area("target.query", Messages.TargetConnection_query, Pairs.write(now.query()), 2);
        area("target.body", Messages.TargetConnection_body, Pairs.write(now.body()), 2);
        showKind();
    }

    private void basic(String user, String hint) {
        field("target.user", Messages.TargetConnection_user, user);
        secret("target.password", Messages.TargetConnection_password, hint);
    }

    private void oauth(Authorization.ClientCredentials credentials, Connection now) {
        boolean is = kind(now.authorization()) == OAUTH;
        field("target.tokenUrl", Messages.TargetConnection_tokenUrl, is ? credentials.tokenUrl().toString() : "");
        field("target.clientId", Messages.TargetConnection_clientId, is ? credentials.clientId() : "");
        secret("target.clientSecret", Messages.TargetConnection_clientSecret, kept(now, OAUTH));
        area("target.parameters", Messages.TargetConnection_parameters,
                is ? Pairs.write(credentials.parameters()) : "", 2);
    }

    private String kept(Connection now, int kind) {
        return connection != null && kind(now.authorization()) == kind ? Messages.TargetConnection_kept : "";
    }

    static List<String> kinds() {
        return List.of(Messages.TargetConnection_none, Messages.TargetConnection_basic,
                Messages.TargetConnection_apiKey, Messages.TargetConnection_oauth);
    }

    static int kind(Authorization authorization) {
        return switch (authorization) {
            case Authorization.None n -> NONE;
            case Authorization.Basic b -> BASIC;
            case Authorization.ApiKey k -> API_KEY;
            case Authorization.ClientCredentials c -> OAUTH;
        };
    }

    @Override
    protected void check() {
        showKind();
        super.check();
    }

    /** Only the fields of the chosen kind are there. */
    private void showKind() {
        int kind = Integer.parseInt(get("target.kind"));
        if (kind == shown) {
            return;
        }
        shown = kind;
        for (int i = 0; i < FIELDS.size(); i++) {
            boolean its = i == kind;
            FIELDS.get(i).forEach(field -> show(field, its));
        }
        if (getShell() != null && getShell().isVisible()) {
            getShell().pack();
        }
    }

    @Override
    protected Connection make() {
        String name = connection == null ? get("target.name").strip() : connection.name();
        long version = connection == null ? 0 : connection.version();
        return new Connection(name, get("target.description"), authorization(), Pairs.read(get("target.headers")),
                Pairs.read(get("target.query")), Pairs.read(get("target.body")), version, Instant.EPOCH, "");
    }

    private Authorization authorization() {
        return switch (Integer.parseInt(get("target.kind"))) {
            case BASIC -> new Authorization.Basic(get("target.user").strip(), secretOf("target.password", BASIC));
            case API_KEY -> new Authorization.ApiKey(get("target.header").strip(), secretOf("target.key", API_KEY));
            case OAUTH -> new Authorization.ClientCredentials(URI.create(get("target.tokenUrl").strip()),
                    get("target.clientId").strip(), secretOf("target.clientSecret", OAUTH),
                    Pairs.read(get("target.parameters")));
            default -> new Authorization.None();
        };
    }

    /** An empty secret is the one that the service has, where it has one of this kind. */
    private Secret secretOf(String field, int kind) {
        boolean has = connection != null && kind(connection.authorization()) == kind;
        if (get(field).isEmpty() && !has) {
            throw new IllegalArgumentException(Messages.TargetConnection_noSecret);
        }
        return new Secret(get(field));
    }
}
