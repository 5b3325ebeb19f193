/** What every feature of the window uses: background work, reports, columns, icons, snapshots. Knows no feature. */
package busbar.ui.kit;
