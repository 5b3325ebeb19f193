/** Start: the page that greets an operator and leads to each feature by its command. UI thread. */
package busbar.app.start;
