import DeliveryAPI
import OrderedJSON

/// Finds what is done to what rules deliver for one requested item.
struct DeliveryExplainer {
  let mode: RequestMode
  let kind: ItemExplanation.Kind
  let item: MacroItem
  /// Response tokens about the visitor, which each option gets.
  let visitorTokens: [JSONObject.Member]
  /// The notifications of the decision.
  let notifications: [DeliveryAPI.Notification]

  /// What is done, in the order in which it is done.
  func steps(for content: RuleContent) -> [DeliveryStep] {
    (mode == .execute ? displays(of: content) + defaultContent(of: content) : adoptedTokens(of: content))
      + droppedMetrics(of: content) + responseTokens(of: content) + macros(of: content)
  }

  private func displays(of content: RuleContent) -> [DeliveryStep] {
    notifications.filter { $0.mbox?.name == content.name }.compactMap { notification in
      let tokens = (notification.tokens ?? []).filter(content.displayTokens.contains)
      return tokens.isEmpty ? nil : .displayNotified(notification: notification.id, tokens: tokens)
    }
  }

  private func defaultContent(of content: RuleContent) -> [DeliveryStep] {
    content.options.enumerated().compactMap { position, option in
      option.isDefaultContent ? .defaultContentDropped(option: position) : nil
    }
  }

  private func adoptedTokens(of content: RuleContent) -> [DeliveryStep] {
    zip(content.options, content.prefetch.options).enumerated().compactMap { position, options in
      let (written, delivered) = options
      let isAdopted = written.eventToken == nil && delivered.eventToken != nil
      return isAdopted ? .eventTokenFromMetric(option: position) : nil
    }
  }

  private func droppedMetrics(of content: RuleContent) -> [DeliveryStep] {
    if mode == .execute {
      let count = content.metrics.count - content.execute.metrics.count
      return count == 0 ? [] : [.metricsDropped(count: count, reason: .displayIsNotifiedAtOnce)]
    }
    guard kind != .view, !content.metrics.isEmpty else { return [] }
    return [.metricsDropped(count: content.metrics.count, reason: .onlyViewsHaveMetrics)]
  }

  private func responseTokens(of content: RuleContent) -> [DeliveryStep] {
    guard let tokens = content.prepared(for: mode).options.first?.responseTokens else { return [] }
    return [.responseTokensAdded(JSONObject(tokens.members + visitorTokens))]
  }

  private func macros(of content: RuleContent) -> [DeliveryStep] {
    content.options.enumerated().flatMap { position, option in
      OptionMacros.texts(of: option).flatMap { action, text in
        MacroText.replacements(in: text, meta: content.meta, item: item).map { written, value in
          value.map { .macroReplaced(option: position, action: action, written: written, value: $0) }
            ?? .macroKept(option: position, action: action, written: written)
        }
      }
    }
  }
}
