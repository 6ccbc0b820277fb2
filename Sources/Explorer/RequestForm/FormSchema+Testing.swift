import OrderedJSON

extension FormSchema {
  /// QA mode and preview.
  static let testing = FormGroup(
    "QA mode and preview", "request",
    about: "What the links of Target's activity QA carry. Only Target's servers obey it.",
    [
      .field(
        FormField(
          "QA token", "qaMode", "token", kind: .text(nil),
          about: "The token of the QA link, at_preview_token.")),
      .field(
        FormField(
          "listed only", "qaMode", "listedActivitiesOnly", kind: .flag,
          about: "Whether only the activities of the QA link take part.")),
      .field(
        FormField(
          "bypass entry", "qaMode", "bypassEntryAudience", kind: .flag,
          about: "Whether the audience that enters the activity is not asked for.")),
      audiences("audiences taken as true", "evaluateAsTrueAudienceIds"),
      audiences("audiences taken as false", "evaluateAsFalseAudienceIds"),
      .list(
        FormList(
          "an", "experience to preview", "experiences to preview", "qaMode", "previewIndexes",
          blank: ["activityIndex": 1], about: "Which experience of which activity to show.",
          .object(
            [
              .field(
                FormField(
                  "activity", "activityIndex", kind: .wholeNumber, placeholder: "required", isRequired: true,
                  about: "The activity's number in the QA link, from 1.")),
              .field(
                FormField(
                  "experience", "experienceIndex", kind: .wholeNumber,
                  about: "The experience's number in the activity, from 1.")),
            ], name: { "activity " + ($0["activityIndex"]?.compact ?? "") },
            detail: { $0["experienceIndex"].map { "experience " + $0.compact } ?? "" }))),
      .field(
        FormField(
          "preview token", "preview", "token", kind: .text(nil), about: "The token of a preview link.")),
    ])

  private static func audiences(_ title: String, _ member: String) -> FormNode {
    .list(
      FormList(
        "an", "audience", title, "qaMode", member, blank: 0,
        about: "The number of an audience that QA mode decides on in place of its rules.",
        .value(.longWholeNumber)))
  }
}
