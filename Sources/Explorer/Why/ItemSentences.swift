import Decisioning

/// What there is to say about an item that did not get an offer, or not for sure.
enum ItemSentences {
  /// The sentences, for the overview and the Why pane alike.
  static func sentences(for item: ItemExplanation) -> [String] {
    guard item.isKnown else {
      return ["The artifact does not know this name: a typo, or only Target's servers know it. Case counts."]
    }
    guard !item.candidates.isEmpty else {
      return ["Only Target's servers can decide this; on-device it is default content."]
    }
    var sentences: [String] = []
    if item.winners.isEmpty {
      let count = item.candidates.count
      sentences.append(
        count == 1
          ? "Default content: the only candidate does not apply to this visitor."
          : "Default content: none of the \(count) candidates applies to this visitor.")
    }
    if item.isRemote {
      sentences.append("Not for sure: only Target's servers can decide this fully.")
    }
    return sentences
  }
}
