using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Entraide.Tests.Accounts;

/// <summary>Answers passkey questions as somebody's device would, and lies where a test wants it to.</summary>
sealed class SoftKey : IDisposable
{
    const byte Present = 0x01, Verified = 0x04, MayBeShared = 0x08, Shared = 0x10, Attested = 0x40;
    readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);
    public string? User { get; set; }

    /// <summary>How often it has answered: raised at each answer, as a true one does.</summary>
    public uint Count { get; set; }
    public string Origin { get; set; } = "https://localhost";
    public string? Domain { get; set; }
    public bool CrossOrigin { get; set; }
    public bool Recognises { get; set; } = true;
    public bool IsBackedUp { get; init; }

    /// <summary>What the browser sends for a new passkey.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        User = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var point = pair.ExportParameters(false).Q;
        byte[] publicKey = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        var data = Data(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, Attested, [.. new byte[16], 0, (byte)Id.Length, .. Id, .. publicKey]);
        byte[] attestation = [0xa3, .. Word("fmt"), .. Word("none"), .. Word("attStmt"), 0xa0, .. Word("authData"), 0x58, (byte)data.Length, .. data];
        return Sent(new { clientDataJSON = Text(Client("webauthn.create", asked)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    /// <summary>What it sends to sign in.</summary>
    public string Answer(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked);
        Count++;
        var data = Data(asked.RootElement.GetProperty("rpId").GetString()!, 0, []);
        var signature = pair.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Sent(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = User });
    }

    byte[] Data(string domain, byte more, byte[] rest)
    {
        var flags = (byte)(Present | (Recognises ? Verified : 0) | (IsBackedUp ? MayBeShared | Shared : 0) | more);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain)), flags, (byte)(Count >> 24), (byte)(Count >> 16), (byte)(Count >> 8), (byte)Count, .. rest];
    }

    byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = CrossOrigin });

    string Sent(object response) => JsonSerializer.Serialize(new { id = Text(Id), rawId = Text(Id), type = "public-key", clientExtensionResults = new { }, response });

    static byte[] Word(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => pair.Dispose();
}
