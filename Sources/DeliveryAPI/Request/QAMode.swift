import OrderedJSON

/// The state of a QA link, which shows chosen experiences to testers.
public struct QAMode: JSONRecord, Hashable, Sendable {
  /// The token of the link (`at_preview_token`).
  public var token: String?

  /// Whether only the activities of `previewIndexes` are shown (`at_preview_listed_activities_only`).
  public var listedActivitiesOnly: Bool?

  /// Audiences to take as matched (`at_preview_evaluate_as_true_audience_ids`).
  public var evaluateAsTrueAudienceIds: [Int64]?

  /// Audiences to take as unmatched (`at_preview_evaluate_as_false_audience_ids`).
  public var evaluateAsFalseAudienceIds: [Int64]?

  /// Whether the audience of the activity is taken as matched; from older documents of server-side QA.
  public var bypassEntryAudience: Bool?

  /// The experiences to show (`at_preview_index`).
  public var previewIndexes: [PreviewIndex]?

  /// Makes the state of a QA link.
  public init(
    token: String? = nil,
    listedActivitiesOnly: Bool? = nil,
    evaluateAsTrueAudienceIds: [Int64]? = nil,
    evaluateAsFalseAudienceIds: [Int64]? = nil,
    bypassEntryAudience: Bool? = nil,
    previewIndexes: [PreviewIndex]? = nil
  ) {
    self.token = token
    self.listedActivitiesOnly = listedActivitiesOnly
    self.evaluateAsTrueAudienceIds = evaluateAsTrueAudienceIds
    self.evaluateAsFalseAudienceIds = evaluateAsFalseAudienceIds
    self.bypassEntryAudience = bypassEntryAudience
    self.previewIndexes = previewIndexes
  }

  /// A value that nothing was read into yet.
  public static var unread: QAMode { QAMode() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("token", &token)
    members.code("listedActivitiesOnly", &listedActivitiesOnly)
    members.code("evaluateAsTrueAudienceIds", &evaluateAsTrueAudienceIds)
    members.code("evaluateAsFalseAudienceIds", &evaluateAsFalseAudienceIds)
    members.code("bypassEntryAudience", &bypassEntryAudience)
    members.code("previewIndexes", &previewIndexes)
  }
}

/// One experience to show, by its position.
public struct PreviewIndex: JSONRecord, Hashable, Sendable {
  /// The position of the activity, from 1.
  public var activityIndex: Int

  /// The position of the experience in the activity, from 1; chosen as usual when nil.
  public var experienceIndex: Int?

  /// Makes a preview index.
  public init(activityIndex: Int, experienceIndex: Int? = nil) {
    self.activityIndex = activityIndex
    self.experienceIndex = experienceIndex
  }

  /// A value that nothing was read into yet.
  public static var unread: PreviewIndex { PreviewIndex(activityIndex: 0) }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("activityIndex", &activityIndex)
    members.code("experienceIndex", &experienceIndex)
  }
}
