/// Everything the explorer can be told to do. The raw value is the command's stable name.
public enum CommandID: String, CaseIterable, Sendable {
  // Everywhere
  case send
  case changeMethod = "change-method"
  case compareMethods = "compare-methods"
  case cancel
  case help
  case quit
  case suspend
  case redraw
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case focusRequests = "focus-requests"
  case focusHistory = "focus-history"
  case focusForm = "focus-form"
  case focusResponse = "focus-response"
  case openPalette = "open-palette"

  // The view
  case zoom
  case toggleMouse = "toggle-mouse"
  case widenPane = "widen-pane"
  case narrowPane = "narrow-pane"
  case themeDark = "theme-dark"
  case themeLight = "theme-light"
  case themeHighContrast = "theme-high-contrast"
  case themeMonochrome = "theme-monochrome"
  case themeTerminal = "theme-terminal"

  // Moving
  case moveUp = "move-up"
  case moveDown = "move-down"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case halfPageUp = "half-page-up"
  case halfPageDown = "half-page-down"
  case moveToStart = "move-to-start"
  case moveToEnd = "move-to-end"

  // Requests
  case openRequest = "open-request"
  case newRequest = "new-request"
  case renameRequest = "rename-request"
  case removeRequest = "remove-request"

  // The form
  case editAsJSON = "edit-as-json"
  case saveRequest = "save-request"
  case editField = "edit-field"
  case toggleGroup = "toggle-group"
  case collapseGroup = "collapse-group"
  case expandGroup = "expand-group"
  case addItem = "add-item"
  case duplicateItem = "duplicate-item"
  case deleteItem = "delete-item"
  case moveItemDown = "move-item-down"
  case moveItemUp = "move-item-up"
  case nextProblem = "next-problem"
  case applyFix = "apply-fix"
  case undo
  case redo

  // The response
  case nextTab = "next-tab"
  case previousTab = "previous-tab"
  case openOverview = "open-overview"
  case openOffers = "open-offers"
  case openWhy = "open-why"
  case openTrace = "open-trace"
  case openAnalytics = "open-analytics"
  case openTokens = "open-tokens"
  case openMeta = "open-meta"
  case openCookies = "open-cookies"
  case openJSON = "open-json"
  case openHTTP = "open-http"
  case openArtifact = "open-artifact"
  case openNotifications = "open-notifications"
  case openDiff = "open-diff"
  case swapSides = "swap-sides"
  case chooseComparedAnswer = "choose-compared-answer"
  case compareWithOlder = "compare-with-older"
  case compareWithNewer = "compare-with-newer"
  case showExpectedDifferences = "show-expected-differences"
  case copyDiff = "copy-diff"
  case toggleNode = "toggle-node"
  case showValue = "show-value"
  case expandNode = "expand-node"
  case collapseNode = "collapse-node"
  case expandAll = "expand-all"
  case collapseAll = "collapse-all"
  case moveToParent = "move-to-parent"
  case nextSibling = "next-sibling"
  case previousSibling = "previous-sibling"
  case firstSibling = "first-sibling"
  case lastSibling = "last-sibling"
  case expandSiblings = "expand-siblings"
  case collapseSiblings = "collapse-siblings"
  case moreLevels = "more-levels"
  case fewerLevels = "fewer-levels"
  case copyValue = "copy-value"
  case copyPath = "copy-path"
  case toggleLayout = "toggle-layout"
  case copyFilter = "copy-filter"
  case saveValue = "save-value"
  case pageValue = "page-value"
  case copyCurl = "copy-curl"
  case refreshArtifact = "refresh-artifact"
  case sendNotifications = "send-notifications"
  case revealSecrets = "reveal-secrets"
  case search
  case imagineValue = "imagine-value"
  case proposeChanges = "propose-changes"
  case removeWhatIf = "remove-what-if"
  case applyWhatIfs = "apply-what-ifs"
  case showInTrace = "show-in-trace"
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
}
