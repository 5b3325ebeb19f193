/** Bench: measures parts of the engine beside what they are compared with, in one run on one machine, and prints both
 *  with their ratio. Comes with no bundle; started by {@code releng/bench/run}. */
package busbar.bench;
