import ResourceLocation

/// The Public Suffix List that comes with the program.
///
/// It says where registrable domains begin, so that `shop.example.co.uk` has the domain `example.co.uk`. The
/// file is the list of publicsuffix.org under the Mozilla Public License 2.0; see the README beside it.
public enum PublicSuffixListFile {
  /// The text of the list in UTF-8: one rule a line, comments starting with `//`.
  ///
  /// - Throws: `ResourceError` when the file is missing or cannot be read.
  /// - Complexity: reads the whole file, about 250 KB, at each call.
  public static func bytes() throws(ResourceError) -> [UInt8] {
    let bundle = ResourceBundle(target: "PublicSuffixListData", sourceFile: #filePath)
    return try bundle.bytes(of: "public_suffix_list.dat")
  }
}
