/// Whether a text is a complete date and time in the form of ISO 8601 and RFC 3339:
/// `2020-09-20T00:09:42.707Z`. The offset may be missing, as Target accepts local times.
func isDateTime(_ text: String) -> Bool {
  var rest = Substring(text)
  guard let year = number(of: 4, in: &rest), drop("-", from: &rest),
    let month = number(of: 2, in: &rest), drop("-", from: &rest),
    let day = number(of: 2, in: &rest), drop("T", from: &rest) || drop("t", from: &rest),
    (1...12).contains(month), day >= 1, day <= days(inMonth: month, of: year)
  else { return false }
  guard let hour = number(of: 2, in: &rest), hour < 24, drop(":", from: &rest),
    let minute = number(of: 2, in: &rest), minute < 60, drop(":", from: &rest),
    let second = number(of: 2, in: &rest), second <= 60
  else { return false }
  if drop(".", from: &rest) {
    let fraction = rest.prefix { $0.isASCII && $0.isNumber }
    guard !fraction.isEmpty else { return false }
    rest = rest[fraction.endIndex...]
  }
  return isOffset(rest)
}

private func isOffset(_ text: Substring) -> Bool {
  if text.isEmpty || text == "Z" || text == "z" { return true }
  var rest = text
  guard drop("+", from: &rest) || drop("-", from: &rest), let hours = number(of: 2, in: &rest), hours < 24
  else {
    return false
  }
  _ = drop(":", from: &rest)
  guard let minutes = number(of: 2, in: &rest), minutes < 60 else { return false }
  return rest.isEmpty
}

private func days(inMonth month: Int, of year: Int) -> Int {
  switch month {
  case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

private func number(of digits: Int, in rest: inout Substring) -> Int? {
  let text = rest.prefix(digits)
  guard text.count == digits, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
  rest = rest[text.endIndex...]
  return Int(text)
}

private func drop(_ character: Character, from rest: inout Substring) -> Bool {
  guard rest.first == character else { return false }
  rest.removeFirst()
  return true
}
