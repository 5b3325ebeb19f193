package busbar.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A change that was checked. It is written, alone or with others in one transaction, and gives what follows once that
 *  is on disk: memory goes along, and those are told whom it concerns. */
@FunctionalInterface
public interface Change<T> extends SqlWork<Supplier<T>> {

    /** @return what the change made */
    default T make(Database state) {
        return state.write(this).get();
    }

    default <R> Change<R> then(Function<T, R> more) {
        return sql -> {
            Supplier<T> follows = run(sql);
            return () -> more.apply(follows.get());
        };
    }

    /** Makes all of them or, where one fails or the machine does, none. */
    static void makeAll(Database state, List<Change<?>> changes) {
        state.write(sql -> {
            List<Supplier<?>> follow = new ArrayList<>();
            for (Change<?> change : changes) {
                follow.add(change.run(sql));
            }
            return follow;
        }).forEach(Supplier::get);
    }
}
