/// The words that made-up artifacts and requests have in common, so that some rules match.
enum Vocabulary {
  static let words = [
    "lamp", "sofa", "hearth", "garden", "kitchen", "linen", "oak", "wool", "spring", "autumn", "outlet",
    "gift", "basket", "delivery", "studio", "journal",
  ]
  static let browsers = ["chrome", "firefox", "safari", "edge", "ie"]
  static let platforms = ["mac", "windows", "linux"]
  static let tiers = ["bronze", "silver", "gold"]
  static let tokenAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// Country, region and city, each as artifacts write it: in upper case, the city without spaces.
  static let places = [
    Place(country: "UNITED STATES", region: "CALIFORNIA", city: "SANFRANCISCO"),
    Place(country: "CANADA", region: "BRITISH COLUMBIA", city: "VANCOUVER"),
    Place(country: "GERMANY", region: "BAYERN", city: "MUENCHEN"),
    Place(country: "JAPAN", region: "TOKYO", city: "TOKYO"),
  ]

  struct Place {
    let country: String
    let region: String
    let city: String
  }
}
