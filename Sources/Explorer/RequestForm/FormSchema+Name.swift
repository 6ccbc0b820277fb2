extension FormSchema {
  /// How the request is called in the list.
  static let document = FormGroup(
    "Name", about: "How the request is called in the list of requests.",
    [
      .field(FormField("name", "name", kind: .text(nil), about: "What the list of requests calls it.")),
      .field(
        FormField(
          "description", "description", kind: .text(nil), about: "One line on what the request is for.")),
    ])
}
