import Testing

@testable import Explorer

/// Names in a column that is too narrow for them.
struct DistinctNamesTests {
  @Test func `names lose their ends`() {
    let names = DistinctNames(["homepage-hero-returning", "cart"], columns: 12)
    #expect(names.shown("homepage-hero-returning") == "homepage-he…")
    #expect(names.shown("cart") == "cart")
  }

  @Test func `names that begin alike lose their middles`() {
    let names = DistinctNames(["homepage-hero-returning", "homepage-hero-new"], columns: 12)
    #expect(names.shown("homepage-hero-returning") == "homepa…rning")
    #expect(names.shown("homepage-hero-new") == "homepa…o-new")
  }

  @Test func `names whose middles do not tell them apart keep their beginnings`() {
    let names = DistinctNames(["homepage-hero-1-returning", "homepage-hero-2-returning"], columns: 12)
    #expect(names.shown("homepage-hero-1-returning") == "homepage-he…")
    #expect(DistinctNames(["a long name", "a long name"], columns: 6).shown("a long name") == "a lon…")
  }
}
