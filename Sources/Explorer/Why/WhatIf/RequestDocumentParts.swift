import DeliveryAPI
import Workspace

/// Parts of a request that are made when something is put into them, and go away when they are empty again.
extension RequestDocument {
  /// Changes the context.
  mutating func changeContext(_ change: (inout Context) -> Void) {
    var context = request.context ?? Context()
    change(&context)
    request.context = context == Context() ? nil : context
  }

  /// Changes the address of the context.
  mutating func changeAddress(_ change: (inout Address) -> Void) {
    changeContext { context in
      var address = context.address ?? Address()
      change(&address)
      context.address = address == Address() ? nil : address
    }
  }

  /// Changes the visitor's ids.
  mutating func changeVisitorId(_ change: (inout VisitorId) -> Void) {
    var id = request.id ?? VisitorId()
    change(&id)
    request.id = id == VisitorId() ? nil : id
  }
}
