/** What window tests share: a driver with a real mouse, and a bus that lives in memory. Tests' own threads. */
package busbar.ui.testkit;
