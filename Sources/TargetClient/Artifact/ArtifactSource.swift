import Decisioning

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The bytes of an artifact and how they came.
struct ArtifactSource {
  let bytes: [UInt8]
  let origin: ArtifactOrigin

  /// Takes the artifact that is handed in, or else reads its file; nil when the options name neither, but
  /// perhaps a place to download it from.
  ///
  /// - Parameter now: milliseconds since 1970 UTC.
  init?(_ options: TargetClientOptions, at now: Int64) throws(TargetClientError) {
    if let payload = options.artifactPayload {
      bytes = payload
      origin = ArtifactOrigin()
    } else if let location = nonEmpty(options.artifactLocation), !ArtifactAddress.isOnNetwork(location) {
      bytes = try contents(of: location)
      origin = ArtifactOrigin(location: location, lastRetrieved: now)
    } else {
      return nil
    }
  }

  /// Reads the artifact.
  func artifact(organizationId: String) throws(TargetClientError) -> Artifact {
    do throws(ArtifactError) {
      return try Artifact(bytes: bytes, organizationID: organizationId)
    } catch {
      throw .artifactInvalid(error)
    }
  }
}

private func contents(of location: String) throws(TargetClientError) -> [UInt8] {
  let path: String
  if let scheme = location.firstRange(of: "://") {
    guard location[..<scheme.lowerBound].lowercased() == "file", let url = URL(string: location) else {
      throw .unsupportedArtifactLocation(location)
    }
    path = url.path
  } else {
    path = location
  }
  do {
    return Array(try Data(contentsOf: URL(filePath: path)))
  } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
    throw .artifactUnreadable(location: location, reason: "there is no such file")
  } catch let error as CocoaError where error.code == .fileReadNoPermission {
    throw .artifactUnreadable(location: location, reason: "the file may not be read")
  } catch {
    throw .artifactUnreadable(location: location, reason: "the file cannot be read")
  }
}
