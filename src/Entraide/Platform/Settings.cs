using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Entraide.Platform;

/// <summary>What the operator set: <c>settings.json</c> beside the data, over it the environment, over that what was typed.</summary>
static class Settings
{
    const string FileName = "settings.json";

    /// <exception cref="UnusableSetting">The file cannot be read, or the address is none.</exception>
    /// <param name="typed">Options of the terminal, over everything.</param>
    /// <param name="usual">What holds where nobody said anything.</param>
    public static void ReadOperator(this ConfigurationManager configuration, IReadOnlyDictionary<string, string?> typed, IReadOnlyDictionary<string, string?> usual)
    {
        configuration.AddInMemoryCollection(typed);
        var file = new JsonConfigurationSource { Path = Path.Combine(DataFolder(configuration), FileName), Optional = true };
        file.ResolveFileProvider();
        try { configuration.Sources.Insert(0, file); }
        catch (InvalidDataException e) { throw new UnusableSetting($"{file.Path} cannot be read: {e.InnerException?.Message ?? e.Message}"); }
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = usual });
        // Whoever names another host is not answered: a link in a mail or a passkey can never be led astray by it. The machine may ask itself.
        if (Address(configuration) is { } address) configuration["AllowedHosts"] = $"{address.Host};localhost;127.0.0.1;[::1]";
    }

    public static string DataFolder(IConfiguration configuration) =>
        Path.GetFullPath(configuration["data"] ?? configuration["ENTRAIDE_DATA"] ?? "data");

    /// <summary>The setting <c>Address</c>: how people reach the installation. Null when it is not set.</summary>
    public static Uri? Address(IConfiguration configuration) => configuration["Address"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.AbsolutePath == "/" => uri,
        var text => throw new UnusableSetting($"Address is « {text} », which is no address such as https://groupes.example.org."),
    };
}

/// <summary>Something the operator set cannot be used; the message is what the terminal says.</summary>
public sealed class UnusableSetting(string message) : Exception(message);
