using System.Security.Cryptography;
using System.Text;

namespace Entraide.Platform.Secrets;

/// <summary>
/// Finds a row by words the database does not hold: a keyed hash (HMAC-SHA256) of them. Without the master key nobody can try
/// names against it.
/// </summary>
public sealed class BlindIndex(MasterKey master)
{
    readonly byte[] key = master.Derive("index");

    /// <param name="purpose">Keeps the same words from having the same hash in two columns.</param>
    /// <param name="parts">Ids, or text already folded by <see cref="Folded"/>.</param>
    public byte[] Of(string purpose, params object[] parts) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + "\0" + string.Join('\0', parts.Select(p => p is Guid id ? id.ToString("N") : p.ToString()))));

    /// <summary>The same name whatever its capitals, accents composed or not, and white space.</summary>
    public static string Folded(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
