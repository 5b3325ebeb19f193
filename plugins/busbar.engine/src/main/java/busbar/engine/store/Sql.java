package busbar.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements on one connection, each prepared once. Owned by one thread at a time. */
public final class Sql {
    private static final int STATEMENTS_MAX = 128; // more shapes than the engine has
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    /** Makes a value of the row at which a result stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** @return rows changed */
    public int update(String statement, Object... values) throws SQLException {
        return bound(statement, values).executeUpdate();
    }

    public <T> List<T> all(String query, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(query, values).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    public <T> Optional<T> first(String query, Row<T> row, Object... values) throws SQLException {
        try (ResultSet rows = bound(query, values).executeQuery()) {
            return rows.next() ? Optional.ofNullable(row.read(rows)) : Optional.empty();
        }
    }

    /** The number that the query gives; 0 where it gives none. */
    public long number(String query, Object... values) throws SQLException {
        return first(query, row -> row.getLong(1), values).orElse(0L);
    }

    /** The key that the last insert was given. */
    public long lastKey() throws SQLException {
        return number("SELECT last_insert_rowid()");
    }

    private PreparedStatement bound(String text, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            makeRoom();
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void makeRoom() throws SQLException {
        if (prepared.size() >= STATEMENTS_MAX) {
            String oldest = prepared.keySet().iterator().next();
            prepared.remove(oldest).close();
        }
    }
}
