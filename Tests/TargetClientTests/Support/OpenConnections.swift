import Glibc

/// How many sockets of this process are connected to a port, by the process's own descriptors: the tables under
/// `/proc` leave out lines while other tests connect.
func openConnections(toPort port: Int) -> Int {
  (0..<Int32(clamping: sysconf(Int32(_SC_OPEN_MAX)))).count { descriptor in
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafeMutableBytes(of: &address) { bytes in
      guard let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else { return false }
      return getpeername(descriptor, address, &length) == 0
    }
    return isConnected && Int(UInt16(bigEndian: address.sin_port)) == port
  }
}
