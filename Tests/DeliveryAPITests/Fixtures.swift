import DeliveryAPI
import OrderedJSON

/// Reads a value from text.
func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  try OrderedJSONDecoder().decode(type, from: JSON(parsing: text))
}

/// Writes a value as compact text.
func text(of value: some Encodable) throws -> String {
  try OrderedJSONEncoder().encode(value).compact
}

/// A delivery request in which no member is missing, in the order of the Delivery API.
let everyMember: String = {
  let details =
    #""address":{"url":"https://a.example/","referringUrl":"https://b.example/"},"#
    + #""parameters":{"p":"1"},"profileParameters":{"q":"2"},"#
    + #""order":{"id":"o","total":12.5,"purchasedProductIds":["1","2"],"time":"2020-09-20T00:09:42Z","#
    + #""experienceLocalId":1,"duplicate":false,"outlier":true},"product":{"id":"p","categoryId":"c"}"#
  let visitor =
    #""id":{"tntId":"t.28_0","thirdPartyId":"3","marketingCloudVisitorId":"m","customerIds":["#
    + #"{"id":"c","integrationCode":"i","authenticatedState":"logged_out"}]}"#
  let context =
    #""context":{"channel":"mobile","mobilePlatform":{"deviceName":"d","deviceType":"phone","#
    + #""platformType":"ios","version":"17"},"application":{"id":"a","name":"n","version":"1"},"#
    + #""screen":{"width":390,"height":844,"colorDepth":32,"pixelRatio":1.5,"orientation":"portrait"},"#
    + #""window":{"width":390,"height":600},"browser":{"host":"h","language":"en","webGLRenderer":"g"},"#
    + #""address":{"url":"https://a.example/","referringUrl":"https://b.example/"},"#
    + #""geo":{"ipAddress":"192.0.2.1","latitude":48.5,"longitude":-122.25,"countryCode":"US","#
    + #""stateCode":"CA","city":"SAN FRANCISCO","zip":"94105"},"timeOffsetInMinutes":-420,"#
    + #""userAgent":"u","clientHints":{"mobile":true,"model":"m","platform":"p","platformVersion":"1","#
    + #""browserUAWithMajorVersion":"b","browserUAWithFullVersion":"f","architecture":"a","bitness":"64"},"#
    + #""beacon":false}"#
  let cloud =
    #""experienceCloud":{"audienceManager":{"locationHint":9,"blob":"b"},"analytics":{"#
    + #""supplementalDataId":"0123456789ABCDEF-0123456789ABCDEF","logging":"client_side","#
    + #""trackingServer":"t","trackingServerSecure":"s"}}"#
  let telemetry =
    #""telemetry":{"entries":[{"requestId":"r","timestamp":1600560582707,"mode":"local","execution":0.5,"#
    + #""parsing":0.25,"features":{"decisioningMethod":"on-device","executeMboxCount":1,"#
    + #""executePageLoad":true,"prefetchMboxCount":2,"prefetchPageLoad":true,"prefetchViewCount":3},"#
    + #""request":{"dns":1,"tls":2,"timeToFirstByte":3,"download":4,"responseSize":5},"#
    + #""telemetryServerToken":"s"}]}"#
  let notification =
    #"{"id":"n","impressionId":"i","type":"display","timestamp":1600560582707,"tokens":["t"],"#
    + #""mbox":{"name":"m","state":"s"},"view":{"name":"v","key":"k","state":"s"},"#
    + #""pageLoad":{"state":"s"},\#(details)}"#
  let qaMode =
    #""qaMode":{"token":"q","listedActivitiesOnly":true,"evaluateAsTrueAudienceIds":[1],"#
    + #""evaluateAsFalseAudienceIds":[2],"bypassEntryAudience":true,"#
    + #""previewIndexes":[{"activityIndex":1,"experienceIndex":2}]}"#
  return #"{"requestId":"r","impressionId":"i",\#(visitor),"environmentId":12,"property":{"token":"p"},"#
    + #""trace":{"authorizationToken":"a","usage":{"who":"me"}},\#(context),\#(cloud),"#
    + #""execute":{"pageLoad":{\#(details)},"mboxes":[{"name":"m","index":1,\#(details)}]},"#
    + #""prefetch":{"views":[{"name":"v","key":"k",\#(details)}],"pageLoad":{\#(details)},"#
    + #""mboxes":[{"name":"m","index":2,\#(details)}]},\#(telemetry),"notifications":[\#(notification)],"#
    + #"\#(qaMode),"preview":{"token":"x"}}"#
}()
