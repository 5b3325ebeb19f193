/** Measures the product beside what it is compared with. */
package busbar.bench;
