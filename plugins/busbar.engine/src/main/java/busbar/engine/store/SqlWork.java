package busbar.engine.store;

import java.sql.SQLException;

/** Something done with a database. It may be repeated when the transaction it ran in had to be rolled back. */
@FunctionalInterface
public interface SqlWork<T> {

    T run(Sql sql) throws SQLException;
}
