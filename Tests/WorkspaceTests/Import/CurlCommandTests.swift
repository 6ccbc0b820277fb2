import Testing

@testable import Workspace

struct CurlCommandTests {
  @Test func `a command as a browser copies it is read`() throws {
    let command = try CurlCommand(
      parsing: #"""
        curl 'https://acme.tt.omtrdc.net/rest/v1/delivery?client=acme&sessionId=s1' \
          -H 'accept: */*' \
          -H 'content-type: application/json' \
          -b 'mbox=session#s1#2051222400' \
          --data-raw $'{"context":{"channel":"web","userAgent":"it\'s"}}' \
          --compressed
        """#)
    #expect(command.url == "https://acme.tt.omtrdc.net/rest/v1/delivery?client=acme&sessionId=s1")
    #expect(command.body == #"{"context":{"channel":"web","userAgent":"it's"}}"#)
    #expect(command.headers.map(\.name) == ["accept", "content-type", "Cookie"])
  }

  @Test(arguments: [
    "curl -sSL -XPOST https://a.example -d'{}'", "curl -X POST --url https://a.example --data={}",
    "curl --data-binary '{}' --url=https://a.example --max-time 3",
    "/usr/bin/curl -k https://a.example --json '{}'",
    "curl -o out.json https://a.example -d '{}' | jq .", "curl -d '{}' -- https://a.example",
  ])
  func `options are understood in every way to write them`(text: String) throws {
    let command = try CurlCommand(parsing: text)
    #expect(command.url == "https://a.example")
    #expect(command.body == "{}")
  }

  @Test(arguments: [
    "curl --noproxy localhost https://a.example", "curl --retry-max-time 5 https://a.example",
    "curl -Y 10 -y 5 -z yesterday https://a.example", "curl --some-new-option value https://a.example",
    "curl --form-string a=b --connect-to a:1:b:2 https://a.example",
  ])
  func `the value of an option is not taken for the URL`(text: String) throws {
    #expect(try CurlCommand(parsing: text).url == "https://a.example")
  }

  @Test(arguments: [
    "curl ^\"https://a.example/x?a=1^&b=2^\" ^\n  -H ^\"accept: */*^\"",
    "curl \"https://a.example\" ^\n  -H \"accept: */*\"",
  ])
  func `a command for the prompt of Windows is told from one for a shell`(text: String) {
    let problem = #expect(throws: ImportProblem.self) { try CurlCommand(parsing: text) }
    #expect(problem?.sentence.contains("Windows command prompt") == true)
  }

  @Test func `pieces of a body are joined, and cookies of a file are left out`() throws {
    let command = try CurlCommand(
      parsing: "curl https://a.example -d a=1 -d b=2 -b cookies.txt -A Mozilla/5.0")
    #expect(command.body == "a=1&b=2")
    #expect(command.headers == [.init(name: "User-Agent", value: "Mozilla/5.0")])
  }

  @Test(arguments: [
    ("curl", "no URL"), ("curl -H", "the option -H has no value"),
    ("curl --data", "the option --data has no"),
    ("curl https://a.example -d @body.json", "in the file body.json"),
    ("wget https://a.example", "no curl command"),
    ("curl 'https://a.example", "does not end"),
  ])
  func `what is wrong with a command is told in a sentence`(text: String, sentence: String) {
    let problem = #expect(throws: ImportProblem.self) { try CurlCommand(parsing: text) }
    #expect(problem?.sentence.contains(sentence) == true, "\(problem?.sentence ?? "")")
  }
}
